package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.launcher.Machine;
import volley.launcher.Transport;
import volley.launcher.network.NetworkSource;
import volley.launcher.run.Experiment;
import volley.models.Units;
import volley.partition.UserException;
import volley.partition.random.Seeding;
import volley.simulation.Settings;

class PlanTest {
    private static final NetworkSource BRUNEL = NetworkSource.of("brunel");

    private static List<Point> points(Axis... axes) {
        return points(BRUNEL, axes);
    }

    private static List<Point> points(NetworkSource source, Axis... axes) {
        return new Plan(source.type(), options -> experiment(source, options)).points(List.of(axes));
    }

    private static Experiment experiment(NetworkSource source, Map<String, String> options) {
        var network = new HashMap<>(options);
        network.keySet().removeAll(List.of("--simtime", "--store", "--seed", "--seeding"));
        double simtimeMs = Units.parse("--simtime", options.getOrDefault("--simtime", "1000 ms"), Units.MILLISECOND);
        return Experiment.of(
                source, source.type().create(network), simtimeMs, 0.1, settings(options), OptionalDouble.empty());
    }

    private static Settings settings(Map<String, String> options) {
        return new Settings(
                Long.parseLong(options.getOrDefault("--seed", "1")),
                Seeding.valueOf(options.getOrDefault("--seeding", "rank").toUpperCase(Locale.ROOT)));
    }

    private static Axis axis(String option, String... values) {
        return new Axis(option, List.of(values));
    }

    private static List<String> names(List<Point> points) {
        return points.stream().map(Point::name).toList();
    }

    @Test
    void shouldNamePointsByWhatWasGiven() {
        assertEquals(List.of("defaults"), names(points()));
        assertEquals(
                List.of("order100-g4.5", "order100-g5", "order200-g4.5", "order200-g5"),
                names(points(axis("--order", "100", "200"), axis("--g", "4.5", "5"))));
        assertEquals(List.of("simtime100"), names(points(axis("--simtime", "0.1 s"))));
    }

    @Test
    void shouldNamePointsAlikeHoweverTheirValuesAreTyped() {
        var names = List.of("order100-g5-J0.1-delay2-seed7-seedingneuron-simtime100-storelist-transportmpi");
        assertEquals(names, names(points(typed("100", "5", "0.1", "2", "7", "neuron", "100 ms", "list", "mpi"))));
        assertEquals(
                names,
                names(points(typed("+100", "5.0", "1e-4 V", "0.002 s", "07", "NEURON", "0.1 s", "List", "MPI"))));
        var microcircuit = NetworkSource.of("microcircuit");
        assertEquals(
                List.of("drivedc-thalamustrue-thalamus-start700"),
                names(points(
                        microcircuit,
                        axis("--drive", "DC"),
                        axis("--thalamus", "True"),
                        axis("--thalamus-start", "0.7 s"))));
    }

    private static Axis[] typed(String... values) {
        var options = List.of(
                "--order", "--g", "--J", "--delay", "--seed", "--seeding", "--simtime", "--store", "--transport");
        return IntStream.range(0, values.length)
                .mapToObj(i -> axis(options.get(i), values[i]))
                .toArray(Axis[]::new);
    }

    @Test
    void shouldTakeAValueOnceHoweverItIsTyped() {
        assertEquals(
                List.of("J0.1-delay2"), names(points(axis("--J", "0.1", "0.1 mV", "1e-4 V"), axis("--delay", "2 ms"))));
        assertEquals(List.of("storelist", "storebitmap"), names(points(axis("--store", "list", "bitmap", "LIST"))));
    }

    @Test
    void shouldRunOnAllProcessorsUnlessToldOtherwise() {
        var ranks = points().getFirst().ranks();
        assertEquals(Machine.processors(), ranks.threads());
        assertEquals(1, ranks.processes());
        assertEquals(Transport.LOCAL, ranks.transport());
    }

    @Test
    void shouldVaryProcessesOnlyWhereThereAreSome() {
        var points =
                points(axis("--transport", "local", "mpi"), axis("--processes", "1", "2", "4"), axis("--threads", "1"));
        assertEquals(
                List.of("local 1", "mpi 1", "mpi 2", "mpi 4"),
                points.stream()
                        .map(point -> point.ranks().transportName() + " "
                                + point.ranks().processes())
                        .toList());
    }

    @Test
    void shouldRefuseProcessesWithoutATransport() {
        var thrown = assertThrows(UserException.class, () -> points(axis("--processes", "2")));
        assertTrue(thrown.getMessage().contains("--transport mpi or mpj"), thrown.getMessage());
    }

    @Test
    void shouldGrowTheNetworkWithTheRanks() {
        var points = points(
                axis("--order-per-rank", "50"),
                axis("--transport", "mpi"),
                axis("--processes", "1", "3"),
                axis("--threads", "2"));
        assertEquals(
                List.of(100, 300),
                points.stream().map(point -> point.settings().get("order")).toList());
        assertEquals(Map.of("--order", "300"), points.getLast().options());
    }

    @ParameterizedTest
    @CsvSource({"--threads, 0", "--threads, x", "--processes, -1", "--transport, pigeon", "--order-per-rank, 0"})
    void shouldRefuseWhatNoPointCanHave(String option, String value) {
        var thrown = assertThrows(UserException.class, () -> points(axis(option, value)));
        assertTrue(thrown.getMessage().startsWith(option + " " + value + ": expected"), thrown.getMessage());
    }
}

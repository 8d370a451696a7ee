package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.launcher.Machine;
import volley.launcher.Transport;
import volley.launcher.brunel.BrunelParameters;
import volley.partition.UserException;
import volley.simulation.Settings;

class PlanTest {
    private static List<Point> points(Axis... axes) {
        return new Plan(PlanTest::parameters, arguments -> Settings.defaults()).points(List.of(axes));
    }

    private static BrunelParameters parameters(List<String> arguments) {
        int order = arguments.contains("--order")
                ? Integer.parseInt(arguments.get(arguments.indexOf("--order") + 1))
                : 2500;
        return new BrunelParameters(order, 5, 2, 0.1, 0.1, 1.5, 1000, 0.1);
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
        assertEquals(List.of("simtime0.1s"), names(points(axis("--simtime", "0.1 s"))));
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
    void shouldGrowTheOrderWithTheRanks() {
        var points = points(
                axis("--order-per-rank", "50"),
                axis("--transport", "mpi"),
                axis("--processes", "1", "3"),
                axis("--threads", "2"));
        assertEquals(
                List.of(100, 300),
                points.stream().map(point -> point.parameters().order()).toList());
        assertEquals(
                "--order 300 --transport mpi --threads 2",
                points.getLast().arguments().stream().collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource({"--threads, 0", "--threads, x", "--processes, -1", "--transport, pigeon", "--order-per-rank, 0"})
    void shouldRefuseWhatNoPointCanHave(String option, String value) {
        var thrown = assertThrows(UserException.class, () -> points(axis(option, value)));
        assertTrue(thrown.getMessage().startsWith(option + " " + value + ": expected"), thrown.getMessage());
    }
}

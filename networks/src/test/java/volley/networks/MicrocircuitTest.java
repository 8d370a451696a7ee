package volley.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.ms;
import static volley.networks.CorticalPopulation.L23E;
import static volley.networks.CorticalPopulation.L23I;
import static volley.networks.CorticalPopulation.L4E;
import static volley.networks.CorticalPopulation.L4I;
import static volley.networks.CorticalPopulation.L6E;
import static volley.networks.CorticalPopulation.L6I;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import volley.networks.Microcircuit.Drive;
import volley.partition.UserException;
import volley.partition.random.Seeding;
import volley.simulation.NetworkPlan;
import volley.simulation.Populations;
import volley.simulation.Ranks;
import volley.simulation.Settings;
import volley.simulation.SimulationResult;
import volley.simulation.Simulator;
import volley.simulation.TimeGrid;

class MicrocircuitTest {
    private static final Microcircuit FULL = TestMicrocircuit.scaled(1, Drive.POISSON);

    private static NetworkPlan plan(Microcircuit network) {
        return NetworkPlan.of(network, new TimeGrid(0.1), 1000, 2, 2, Settings.defaults(), Double.MAX_VALUE);
    }

    /** The numbers that the reference implementation has. */
    @Test
    void shouldHaveTheNeuronsAndSynapsesOfTheModel() {
        var plan = plan(FULL);
        assertEquals(77_169, plan.neurons());
        assertEquals(298_880_968, plan.synapses());
        assertEquals(1, plan.minDelaySteps());
        assertEquals(
                List.of("L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"),
                plan.populations().stream().map(NetworkPlan.Population::name).toList());
    }

    /** The numbers that NEST 3.10 made at this scale. */
    @Test
    void shouldHaveTheNeuronsAndSynapsesOfTheScaledModel() {
        var plan = plan(TestMicrocircuit.scaled(0.1, Drive.POISSON));
        assertEquals(2_988_807, plan.synapses());
        assertEquals(
                List.of(2068, 583, 2192, 548, 485, 106, 1440, 295),
                plan.populations().stream().map(NetworkPlan.Population::neurons).toList());
    }

    /** 902 * 21,915 pairs at 0.0983, and so on: ln(1 - p) times the number of pairs, but for a millionth. */
    @Test
    void shouldAddSynapsesFromTheThalamus() {
        var plan = plan(TestMicrocircuit.stimulated(1, 1, Drive.POISSON, true, false));
        assertEquals(77_169 + 902, plan.neurons());
        double thalamic = 902
                * -(21_915 * Math.log(1 - 0.0983)
                        + 5_479 * Math.log(1 - 0.0619)
                        + 14_395 * Math.log(1 - 0.0512)
                        + 2_948 * Math.log(1 - 0.0196));
        assertEquals(thalamic, plan.synapses() - 298_880_968, 10);
    }

    /** Each neuron keeps its in-degree from all 902, times the scale of in-degrees; the reference implementation has more. */
    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.1, 0.1", "0.5, 0.25"})
    void shouldScaleInDegreesFromTheThalamusLikeOthers(double neurons, double indegrees) {
        var full = FULL.size();
        var scaled = new MicrocircuitSize(neurons, indegrees);
        for (var target : CorticalPopulation.values()) {
            double indegree = (double) full.thalamicSynapses(target) / full.of(target);
            double expected = indegrees * indegree * scaled.of(target);
            assertEquals(expected, scaled.thalamicSynapses(target), 1 + indegrees * indegree, target.name());
        }
        var plan = plan(TestMicrocircuit.stimulated(neurons, indegrees, Drive.POISSON, true, false));
        assertEquals(CorticalPopulation.values().length, plan.populations().size());
        long thalamic = Arrays.stream(CorticalPopulation.values())
                .mapToLong(scaled::thalamicSynapses)
                .sum();
        assertEquals(scaled.synapses() + thalamic, plan.synapses());
    }

    /** Potjans and Diesmann (2014), table 5: k_ext. */
    @Test
    void shouldHaveTheExternalInDegreesOfTheModel() {
        assertArrayEquals(
                new int[] {1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100},
                Arrays.stream(CorticalPopulation.values())
                        .mapToInt(FULL.size()::externalIndegree)
                        .toArray());
    }

    @Test
    void shouldHaveThePostsynapticCurrentsOfTheModel() {
        var input = FULL.input();
        assertEquals(87.81, input.weightPicoamperes(L4E, L4I), 0.005);
        assertEquals(2 * 87.81, input.weightPicoamperes(L4E, L23E), 0.01);
        assertEquals(-4 * 87.81, input.weightPicoamperes(L6I, L6E), 0.02);
        assertEquals(87.81, input.externalWeightPicoamperes(), 0.005);
        assertEquals(0, input.constantPicoamperes(L23E));
    }

    /** 8 Hz times 1,600 synapses of 87.81 pA, each of which brings 0.5 ms of current. */
    @Test
    void shouldReplacePoissonSpikesByTheirMeanCurrent() {
        double current = TestMicrocircuit.scaled(1, Drive.DC).input().constantPicoamperes(L23E);
        assertEquals(8e-3 * 1600 * 87.81 * 0.5, current, 0.05);
    }

    private static double mean(Microcircuit network, CorticalPopulation target) {
        double spikes = sum(network, target, source -> network.input().weightPicoamperes(source, target));
        double external = network.drive() == Drive.POISSON
                ? 8 * network.size().externalIndegree(target) * network.input().externalWeightPicoamperes()
                : 0;
        return (spikes + external) * 0.5e-3 + network.input().constantPicoamperes(target);
    }

    /** Of a value of each synapse to a neuron, times the rate of its source in the full model. */
    private static double sum(
            Microcircuit network, CorticalPopulation target, ToDoubleFunction<CorticalPopulation> ofSynapse) {
        return Arrays.stream(CorticalPopulation.values())
                .mapToDouble(source -> (double) network.size().synapses(source, target)
                        / network.size().of(target)
                        * source.rateHertz()
                        * ofSynapse.applyAsDouble(source))
                .sum();
    }

    @ParameterizedTest
    @EnumSource(Drive.class)
    void shouldKeepMeanAndVarianceOfTheInputWhenInDegreesAreScaled(Drive drive) {
        var full = TestMicrocircuit.scaled(1, drive);
        var scaled = TestMicrocircuit.scaled(1, 0.25, drive);
        for (var target : CorticalPopulation.values()) {
            assertEquals(mean(full, target), mean(scaled, target), 1e-3 * Math.abs(mean(full, target)));
            assertEquals(variance(full, target), variance(scaled, target), 1e-3 * variance(full, target));
        }
    }

    private static double variance(Microcircuit network, CorticalPopulation target) {
        return sum(network, target, source -> Math.pow(network.input().weightPicoamperes(source, target), 2));
    }

    @Test
    void shouldWarnWhereScaledInDegreesLeaveConstantInputBelowTheRheobase() {
        var warnings = TestMicrocircuit.scaled(0.1, Drive.DC).warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().startsWith("scale-indegrees 0.1 with drive dc leaves "), warnings.getFirst());
        assertTrue(warnings.getFirst().contains("rheobase of 375 pA"), warnings.getFirst());
        assertEquals(List.of(), TestMicrocircuit.scaled(1, Drive.DC).warnings());
        assertEquals(List.of(), TestMicrocircuit.scaled(0.1, Drive.POISSON).warnings());
    }

    @ParameterizedTest
    @EnumSource(Drive.class)
    void shouldWarnWhereAPopulationGetsMoreConnectionsThanTheSourceHasNeurons(Drive drive) {
        assertEquals(
                List.of("scale-neurons 0.05 leaves 53 neurons in L5I, from which each of L5E gets 497 connections: that"
                        + " many repeat each other and make neurons spike together, which scale-indegrees 0.05 avoids"),
                TestMicrocircuit.scaled(0.05, 1, drive).warnings());
        assertEquals(List.of(), TestMicrocircuit.scaled(0.5, 1, drive).warnings());
        assertEquals(List.of(), TestMicrocircuit.scaled(0.05, Drive.POISSON).warnings());
    }

    @Test
    void shouldRefuseMoreThalamicSpikesThanOneAStep() {
        plan(TestMicrocircuit.stimulated(10_000, 0.3));
        var refusal = assertThrows(UserException.class, () -> plan(TestMicrocircuit.stimulated(1e9, 0.3)));
        assertEquals(
                "thalamus-rate 1000000000 Hz: expected at most one spike in a step of 0.1 ms, 10000 Hz",
                refusal.getMessage());
    }

    @Test
    void shouldRefuseATransientCurrentBeyondAMilliampere() {
        plan(TestMicrocircuit.stimulated(120, -1e9));
        Stream.of(-1e300, 1.1e9).forEach(strength -> {
            var refusal = assertThrows(UserException.class, () -> TestMicrocircuit.stimulated(120, strength));
            assertTrue(
                    refusal.getMessage().endsWith(" pA: expected -1000000000 to 1000000000 pA"), refusal.getMessage());
        });
    }

    @Test
    void shouldRefuseScalesThatLeaveNothing() {
        Stream.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY).forEach(scale -> {
            var refusal = assertThrows(UserException.class, () -> TestMicrocircuit.scaled(scale, 1, Drive.DC));
            assertTrue(refusal.getMessage().startsWith("scale-neurons "), refusal.getMessage());
        });
        var refusal = assertThrows(UserException.class, () -> TestMicrocircuit.scaled(0.0004, 1, Drive.DC));
        assertEquals(
                "scale-neurons 4.0E-4 leaves L5I without neurons: expected a larger part of its 1065",
                refusal.getMessage());
        refusal = assertThrows(UserException.class, () -> TestMicrocircuit.scaled(1, 1e-9, Drive.DC));
        assertEquals(
                "scale-indegrees 1.0E-9 leaves no synapse: expected a larger part of those of the full model",
                refusal.getMessage());
    }

    /** What is asked of a run's result, on every rank. */
    private interface Question<T> {
        T of(SimulationResult result, List<Populations.Named> populations);
    }

    private static <T> T simulate(Microcircuit network, int ranks, double simtimeMs, Question<T> question) {
        return Ranks.on(ranks, communicator -> {
            var sim = new Simulator(ms(0.1), communicator, new Settings(1, Seeding.NEURON));
            var populations = network.build(sim).all();
            return question.of(sim.simulate(ms(simtimeMs)), populations);
        });
    }

    /** Mean and standard deviation are those of all populations, within four standard errors. */
    @Test
    void shouldStartFromTheOriginalPotentials() {
        var potentials = Ranks.on(1, communicator -> {
            var sim = new Simulator(ms(0.1), communicator, new Settings(1, Seeding.NEURON));
            var network = TestMicrocircuit.started(0.1, 0.001, Microcircuit.Initial.ORIGINAL);
            return network.build(sim).all().stream()
                    .map(population -> sim.values(population.neurons(), "V_m"))
                    .toList();
        });
        assertEquals(CorticalPopulation.values().length, potentials.size());
        for (double[] ofPopulation : potentials) {
            double error = 10 / Math.sqrt(ofPopulation.length);
            assertEquals(-58, StatUtils.mean(ofPopulation), 4 * error);
            assertEquals(10, Math.sqrt(StatUtils.variance(ofPopulation)), 4 * error / Math.sqrt(2));
        }
    }

    @Test
    @Timeout(600)
    void shouldSpikeAlikeOnAnyNumberOfRanks() {
        var network = TestMicrocircuit.stimulated(0.05, 0.05, Drive.POISSON, true, true);
        long one = fingerprint(network, 1, 150);
        assertEquals(one, fingerprint(network, 2, 150));
        assertEquals(one, fingerprint(network, 3, 150));
    }

    @Test
    @Tag("slow")
    @Timeout(900)
    void shouldSpikeAlikeOnOneRankAndTwoAtFullScale() {
        var network = TestMicrocircuit.scaled(1, Drive.DC);
        assertEquals(fingerprint(network, 1, 1000), fingerprint(network, 2, 1000));
    }

    private static long fingerprint(Microcircuit network, int ranks, double simtimeMs) {
        return simulate(network, ranks, simtimeMs, (result, populations) -> result.fingerprint());
    }

    private static double[] rates(Microcircuit network) {
        return simulate(network, 2, 70, (result, populations) -> populations.stream()
                .mapToDouble(population -> result.rate(population.neurons()))
                .toArray());
    }

    /** Among 0.1 of the in-degrees, those to L6I are too few to tell. */
    @Test
    @Timeout(600)
    void shouldExciteLayersFourAndSixFromTheThalamus() {
        double[] quiet = rates(TestMicrocircuit.stimulated(0.1, 0.1, Drive.POISSON, false, false));
        double[] excited = rates(TestMicrocircuit.stimulated(0.1, 0.1, Drive.POISSON, true, false));
        for (var population : List.of(L4E, L4I, L6E)) {
            assertTrue(excited[population.ordinal()] > 1.2 * quiet[population.ordinal()], population.name());
        }
    }

    /** 0.3 pA times 1,600 to 2,900 connections is more than the rheobase of 375 pA. */
    @Test
    @Timeout(600)
    void shouldExciteAllLayersByACurrent() {
        double[] quiet = rates(TestMicrocircuit.stimulated(0.1, 0.1, Drive.POISSON, false, false));
        double[] excited = rates(TestMicrocircuit.stimulated(0.1, 0.1, Drive.POISSON, false, true));
        for (var population : List.of(L23E, L23I, L4E, L6E)) {
            assertTrue(excited[population.ordinal()] > 1.2 * quiet[population.ordinal()], population.name());
        }
    }
}

package volley.launcher.run;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import volley.exchange.Communicator;
import volley.launcher.Machine;
import volley.launcher.Ranks;
import volley.partition.RoundRobin;
import volley.results.RunRecord;
import volley.results.Version;
import volley.simulation.RankTimes;
import volley.simulation.SimulationResult;
import volley.simulation.StationaryState;
import volley.simulation.Statistics;

/** What came out of a simulation, which all ranks ask the result for together; complete on rank 0. */
final class RunMeasurements {
    private final Experiment experiment;
    private final Ranks ranks;
    private final SimulationResult result;
    private final List<MeasuredPopulation> populations;
    private final List<StationaryState> theory;
    private final List<RunRecord.Trace> traces;
    private final Statistics statistics;

    /** Collective. */
    RunMeasurements(
            Experiment experiment,
            Ranks ranks,
            SimulationResult result,
            List<MeasuredPopulation> populations,
            List<StationaryState> theory,
            List<RunRecord.Trace> traces) {
        this.experiment = experiment;
        this.ranks = ranks;
        this.result = result;
        this.populations = populations;
        this.theory = theory;
        this.traces = traces;
        statistics = result.statistics();
    }

    /**
     * Collective: what {@code run.json} holds of the run.
     *
     * @param begun when and how the run began
     * @param plannedNeurons of the whole network
     * @param plannedSynapses of the whole network
     * @param resumedAtMs where the simulation went on from a checkpoint, if it did
     */
    RunRecord record(
            Beginning begun,
            Communicator communicator,
            long plannedNeurons,
            long plannedSynapses,
            OptionalDouble resumedAtMs) {
        var dryRun = ranks.dryRun()
                .map(dry -> new RunRecord.DryRun(
                        dry.rate() * 1000 / experiment.dtMs(), neuronsOfRank(plannedNeurons), statistics.synapses()))
                .orElse(null);
        var timings = dryRun == null ? timings() : timingsWithoutExchange();
        double simulatedMs = experiment.simtimeMs() - resumedAtMs.orElse(0);
        var settings = experiment.settings();
        var source = experiment.source();
        return new RunRecord(
                RunRecord.FORMAT,
                Version.current(),
                begun.started(),
                begun.host(),
                begun.command(),
                source.type().name(),
                source.record(),
                source.type().values(experiment.network()),
                experiment.simtimeMs(),
                experiment.dtMs(),
                settings.seed(),
                settings.seeding().name().toLowerCase(Locale.ROOT),
                communicator.size(),
                communicator.processes(),
                ranks.threads(),
                communicator.transport(),
                dryRun,
                experiment.warmupMs(),
                result.spikeStatistics(populations.getFirst().statistics()).binMs(),
                populationRecords(),
                traces,
                plannedNeurons,
                dryRun == null ? statistics.synapses() : plannedSynapses,
                statistics.spikes(),
                statistics.synapticEvents(),
                HexFormat.of().toHexDigits(result.fingerprint()),
                timings,
                new RunRecord.Exchange(
                        statistics.exchanges(),
                        statistics.exchangedBytes(),
                        statistics.exchangeMedian() * 1e6,
                        statistics.exchangePercentile99() * 1e6),
                dryRun == null
                        ? statistics.ranks().stream()
                                .map(RunMeasurements::timings)
                                .toList()
                        : List.of(timings),
                resumedAtMs.isPresent() ? resumedAtMs.getAsDouble() : null,
                simulatedMs == 0 ? 0 : timings.simulate() / (simulatedMs / 1000),
                statistics.synapses() == 0 ? 0 : statistics.synapseBytes() / (double) statistics.synapses(),
                Machine.peakMemoryBytes(),
                Machine.jdk(),
                Machine.kernel(),
                statistics.stores());
    }

    private List<RunRecord.Population> populationRecords() {
        return populations.stream()
                .map(population -> population.record(
                        result, ranks.dryRun().isPresent() ? shareOfRank(population) : 1, theoryHertz(population)))
                .toList();
    }

    private Double theoryHertz(MeasuredPopulation population) {
        return theory.stream()
                .filter(state -> state.population().equals(population.name()))
                .map(StationaryState::rateHertz)
                .findFirst()
                .orElse(null);
    }

    /** Of a dry run, whose only rank's neurons spiked. */
    private double shareOfRank(MeasuredPopulation population) {
        return population.neurons().size() / (double) population.nodes().localSize(new RoundRobin(0, ranks.size()));
    }

    private long neuronsOfRank(long neurons) {
        return Math.ceilDiv(neurons, ranks.size());
    }

    private RunRecord.Timings timings() {
        return new RunRecord.Timings(
                slowest(RankTimes::build),
                slowest(RankTimes::simulate),
                mean(RankTimes::update),
                mean(RankTimes::exchange),
                mean(RankTimes::decode),
                mean(RankTimes::waiting),
                mean(RankTimes::deliver));
    }

    /** Of a dry run, whose exchange takes as long as drawing takes; decoding is that of a real one. */
    private RunRecord.Timings timingsWithoutExchange() {
        var rank = statistics.ranks().getFirst();
        double simulate = rank.simulate() - rank.exchange() - rank.waiting();
        return new RunRecord.Timings(rank.build(), simulate, rank.update(), 0, rank.decode(), 0, rank.deliver());
    }

    private static RunRecord.Timings timings(RankTimes rank) {
        return new RunRecord.Timings(
                rank.build(),
                rank.simulate(),
                rank.update(),
                rank.exchange(),
                rank.decode(),
                rank.waiting(),
                rank.deliver());
    }

    private double slowest(ToDoubleFunction<RankTimes> time) {
        return statistics.ranks().stream().mapToDouble(time).max().orElseThrow();
    }

    private double mean(ToDoubleFunction<RankTimes> time) {
        return statistics.ranks().stream().mapToDouble(time).average().orElseThrow();
    }
}

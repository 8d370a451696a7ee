package volley.launcher.brunel;

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
import volley.results.RunRecord.ByPopulation;
import volley.results.RunRecord.Rates;
import volley.results.Version;
import volley.simulation.RankTimes;
import volley.simulation.Settings;
import volley.simulation.SimulationResult;
import volley.simulation.Statistics;
import volley.simulation.record.SpikeTrainStatistics;

/**
 * What came out of a simulation of a Brunel network, which all ranks ask the result for together; complete on rank 0.
 *
 * @param excHertz mean rate of the excitatory neurons in spikes/s; of a dry run, as if only its rank had spiked
 * @param inhHertz likewise of the inhibitory neurons
 */
record BrunelMeasurements(
        double excHertz,
        double inhHertz,
        long fingerprint,
        SpikeTrainStatistics excTrains,
        SpikeTrainStatistics inhTrains,
        Statistics statistics) {
    static BrunelMeasurements of(SimulationResult result, BrunelNetwork network) {
        return new BrunelMeasurements(
                result.rate(network.exc()),
                result.rate(network.inh()),
                result.fingerprint(),
                result.spikeStatistics(network.excStatistics()),
                result.spikeStatistics(network.inhStatistics()),
                result.statistics());
    }

    /**
     * What {@code run.json} holds of the run.
     *
     * @param recorded neurons whose spikes were recorded
     * @param resumedAtMs where the simulation went on from a checkpoint, if it did
     */
    RunRecord record(
            BrunelParameters parameters,
            Settings settings,
            Ranks ranks,
            Communicator communicator,
            ByPopulation recorded,
            OptionalDouble resumedAtMs) {
        var dryRun = ranks.dryRun()
                .map(dry -> dryRun(parameters, ranks.size(), dry.rate()))
                .orElse(null);
        var timings = dryRun == null ? timings() : timingsWithoutExchange();
        double simulatedMs = parameters.simtimeMs() - resumedAtMs.orElse(0);
        double theoryHertz = BrunelTheory.of(parameters).rateHertz();
        return new RunRecord(
                RunRecord.FORMAT,
                Version.current(),
                BrunelRun.NETWORK,
                parameters(parameters, settings),
                communicator.size(),
                communicator.processes(),
                ranks.threads(),
                communicator.transport(),
                dryRun,
                new ByPopulation(parameters.ne(), parameters.ni()),
                recorded,
                new ByPopulation(parameters.excitatorySynapses(), parameters.inhibitorySynapses()),
                statistics.spikes(),
                statistics.synapticEvents(),
                dryRun == null ? new Rates(excHertz, inhHertz) : ratesOfRank(parameters, dryRun.neurons()),
                new Rates(theoryHertz, theoryHertz),
                RunRecord.Trains.of(excTrains, inhTrains),
                HexFormat.of().toHexDigits(fingerprint),
                timings,
                new RunRecord.Exchange(
                        statistics.exchanges(),
                        statistics.exchangedBytes(),
                        statistics.exchangeMedian() * 1e6,
                        statistics.exchangePercentile99() * 1e6),
                dryRun == null
                        ? statistics.ranks().stream()
                                .map(BrunelMeasurements::timings)
                                .toList()
                        : List.of(timings),
                resumedAtMs.isPresent() ? resumedAtMs.getAsDouble() : null,
                simulatedMs == 0 ? 0 : timings.simulate() / (simulatedMs / 1000),
                statistics.synapseBytes() / (double) statistics.synapses(),
                Machine.peakMemoryBytes(),
                Machine.jdk(),
                Machine.kernel(),
                statistics.stores());
    }

    private static RunRecord.Parameters parameters(BrunelParameters parameters, Settings settings) {
        return new RunRecord.Parameters(
                parameters.order(),
                parameters.g(),
                parameters.eta(),
                parameters.epsilon(),
                parameters.jMillivolts(),
                parameters.delayMs(),
                parameters.simtimeMs(),
                parameters.dtMs(),
                settings.seed(),
                settings.seeding().name().toLowerCase(Locale.ROOT));
    }

    /** What was simulated of the network, if not all. */
    private RunRecord.DryRun dryRun(BrunelParameters parameters, int ranks, double spikesPerNeuronAndStep) {
        var partition = new RoundRobin(0, ranks);
        int exc = partition.localIndexFrom(parameters.ne());
        int inh = partition.localIndexFrom(parameters.neurons()) - exc;
        double hertz = spikesPerNeuronAndStep * 1000 / parameters.dtMs();
        return new RunRecord.DryRun(hertz, new ByPopulation(exc, inh), statistics.synapses());
    }

    /** Rates over the neurons of the only rank that spiked. */
    private Rates ratesOfRank(BrunelParameters parameters, ByPopulation neurons) {
        return new Rates(excHertz * parameters.ne() / neurons.exc(), inhHertz * parameters.ni() / neurons.inh());
    }

    private RunRecord.Timings timings() {
        return new RunRecord.Timings(
                slowest(RankTimes::build),
                slowest(RankTimes::simulate),
                mean(RankTimes::update),
                mean(RankTimes::exchange),
                mean(RankTimes::waiting),
                mean(RankTimes::deliver));
    }

    /** Of a dry run, whose exchange takes as long as drawing takes. */
    private RunRecord.Timings timingsWithoutExchange() {
        var rank = statistics.ranks().getFirst();
        double simulate = rank.simulate() - rank.exchange() - rank.waiting();
        return new RunRecord.Timings(rank.build(), simulate, rank.update(), 0, 0, rank.deliver());
    }

    private static RunRecord.Timings timings(RankTimes rank) {
        return new RunRecord.Timings(
                rank.build(), rank.simulate(), rank.update(), rank.exchange(), rank.waiting(), rank.deliver());
    }

    private double slowest(ToDoubleFunction<RankTimes> time) {
        return statistics.ranks().stream().mapToDouble(time).max().orElseThrow();
    }

    private double mean(ToDoubleFunction<RankTimes> time) {
        return statistics.ranks().stream().mapToDouble(time).average().orElseThrow();
    }
}

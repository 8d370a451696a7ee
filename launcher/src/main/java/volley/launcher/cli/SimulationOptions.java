package volley.launcher.cli;

import java.util.OptionalDouble;
import picocli.CommandLine.Option;
import volley.launcher.network.NetworkSource;
import volley.launcher.run.Experiment;
import volley.partition.random.Seeding;
import volley.simulation.Network;
import volley.simulation.Settings;

/** The options that say for how long, and how, a network is simulated. */
final class SimulationOptions {
    @Option(
            names = "--simtime",
            defaultValue = "1000 ms",
            paramLabel = "TIME",
            description = "Biological time to simulate. Default: ${DEFAULT-VALUE}.")
    private String simtime;

    @Option(
            names = "--dt",
            defaultValue = "0.1 ms",
            paramLabel = "TIME",
            description = "Time resolution. Default: ${DEFAULT-VALUE}.")
    private String dt;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Seed of all random numbers. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--seeding",
            defaultValue = "rank",
            paramLabel = "rank|neuron",
            description =
                    "What keys the wiring's random numbers: with rank the network depends on the number of ranks, with neuron it does not. Default: ${DEFAULT-VALUE}.")
    private Seeding seeding;

    @Option(
            names = "--store",
            defaultValue = "auto",
            paramLabel = "auto|list|bitmap|compact",
            description =
                    "How synapses are kept, which changes speed and memory but no spike: lists of targets, a bit for each pair, gaps of a byte; auto takes what is fastest and fits. Default: ${DEFAULT-VALUE}.")
    private StoreName store;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            description =
                    "Time before regularity and synchrony are measured. Default: a fifth of simtime, at most 200 ms.")
    private String warmup;

    /** @throws volley.partition.UserException if a time makes no sense */
    Experiment experiment(NetworkSource source, Network network) {
        return Experiment.of(
                source,
                network,
                QuantityText.milliseconds("--simtime", simtime),
                QuantityText.milliseconds("--dt", dt),
                new Settings(seed, seeding, store.store()),
                warmup == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(QuantityText.milliseconds("--warmup", warmup)));
    }
}

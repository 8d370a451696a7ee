package volley.launcher.cli;

import picocli.CommandLine.Option;
import volley.partition.random.Seeding;
import volley.simulation.Settings;

/** The options of whatever simulates. */
final class SettingsOptions {
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
                    "How synapses of one weight and delay are kept, which changes speed and memory but no spike: lists of targets, a bit for each pair, gaps of a byte; auto takes what is fastest and fits. Default: ${DEFAULT-VALUE}.")
    private StoreName store;

    Settings settings() {
        return new Settings(seed, seeding, store.store());
    }
}

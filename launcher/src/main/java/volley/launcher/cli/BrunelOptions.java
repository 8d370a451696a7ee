package volley.launcher.cli;

import picocli.CommandLine.Option;
import volley.launcher.brunel.BrunelParameters;
import volley.partition.random.Seeding;
import volley.simulation.Settings;

/** The options that say which Brunel network to simulate, and for how long. */
final class BrunelOptions {
    @Option(
            names = "--order",
            defaultValue = "2500",
            paramLabel = "N",
            description = "Size: 5 N neurons. Default: ${DEFAULT-VALUE}.")
    private int order;

    @Option(
            names = "--g",
            defaultValue = "5",
            paramLabel = "X",
            description = "Inhibitory weight relative to the excitatory. Default: ${DEFAULT-VALUE}.")
    private double g;

    @Option(
            names = "--eta",
            defaultValue = "2",
            paramLabel = "X",
            description = "External rate relative to the threshold rate. Default: ${DEFAULT-VALUE}.")
    private double eta;

    @Option(
            names = "--epsilon",
            defaultValue = "0.1",
            paramLabel = "X",
            description = "Connection density, at most 1. Default: ${DEFAULT-VALUE}.")
    private double epsilon;

    @Option(
            names = "--J",
            defaultValue = "0.1 mV",
            paramLabel = "VOLTAGE",
            description = "Excitatory weight. Default: ${DEFAULT-VALUE}.")
    private String j;

    @Option(
            names = "--delay",
            defaultValue = "1.5 ms",
            paramLabel = "TIME",
            description = "Synaptic delay, a multiple of dt. Default: ${DEFAULT-VALUE}.")
    private String delay;

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

    /** @throws volley.partition.UserException if a value makes no sense, alone or with the others */
    BrunelParameters parameters() {
        return new BrunelParameters(
                order,
                g,
                eta,
                epsilon,
                QuantityText.millivolts("--J", j),
                QuantityText.milliseconds("--delay", delay),
                QuantityText.milliseconds("--simtime", simtime),
                QuantityText.milliseconds("--dt", dt));
    }

    Settings settings() {
        return new Settings(seed, seeding, store.store());
    }
}

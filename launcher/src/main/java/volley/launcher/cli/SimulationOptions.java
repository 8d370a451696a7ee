package volley.launcher.cli;

import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import volley.launcher.network.NetworkSource;
import volley.launcher.run.Experiment;
import volley.simulation.Network;

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

    @Mixin
    private SettingsOptions settings;

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
                settings.settings(),
                warmup == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(QuantityText.milliseconds("--warmup", warmup)));
    }
}

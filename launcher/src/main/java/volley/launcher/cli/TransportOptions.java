package volley.launcher.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import volley.launcher.RankSettings;
import volley.launcher.Transport;

/** The options that say how processes reach each other. */
final class TransportOptions {
    @Option(
            names = "--transport",
            defaultValue = "auto",
            paramLabel = "auto|local|mpj|mpi",
            description =
                    "How processes reach each other: not at all, by MPJ Express, by the cluster's MPI library; auto takes what the launcher offers. Default: ${DEFAULT-VALUE}.")
    private Transport transport;

    @Option(
            names = "--mpi-library",
            paramLabel = "NAME",
            description =
                    "The MPI library to load, such as libmpi.so.12 or a path. Default: $VOLLEY_MPI_LIBRARY, else the launcher's.")
    private String mpiLibrary;

    @Option(
            names = "--stall-timeout",
            defaultValue = "300 s",
            paramLabel = "TIME",
            description =
                    "How long a rank waits for others before it says on whom and ends the job. Default: ${DEFAULT-VALUE}.")
    private String stallTimeout;

    /** @param threads ranks in each process; null where the command decides */
    RankSettings settings(Integer threads) {
        return new RankSettings(
                transport,
                threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
                Optional.ofNullable(mpiLibrary),
                Duration.ofMillis(Math.round(QuantityText.milliseconds("--stall-timeout", stallTimeout))));
    }
}

package volley.launcher.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import volley.launcher.Launch;
import volley.launcher.RankSettings;
import volley.partition.UserException;

/** The options of commands that run on ranks. */
final class RankOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Ranks in each process, a thread each. Default: one for each processor; one under an MPI launcher.")
    private Integer threads;

    @Mixin
    private TransportOptions transport;

    /**
     * Refuses ranks where there can be but one.
     *
     * @param what has one rank
     */
    void requireNone(Launch launch, String what) {
        if (!launch.isByItself()) {
            throw new UserException(what + " under an MPI launcher: expected to be started by itself");
        }
        if (threads != null && threads != 1) {
            throw new UserException("--threads " + threads + " in " + what + ": expected 1");
        }
    }

    RankSettings settings() {
        return transport.settings(threads);
    }
}

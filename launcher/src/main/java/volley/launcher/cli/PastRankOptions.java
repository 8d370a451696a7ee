package volley.launcher.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import volley.launcher.RankSettings;

/** The options of commands that run a past run again, or on. */
final class PastRankOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Ranks in each process, a thread each. Default: as many as the run had; one under an MPI launcher.")
    private Integer threads;

    @Mixin
    private TransportOptions transport;

    RankSettings settings() {
        return transport.settings(threads);
    }
}

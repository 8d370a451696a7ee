package volley.launcher.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;
import volley.exchange.DryRun;
import volley.launcher.brunel.BrunelParameters;
import volley.models.Steps;
import volley.partition.UserException;
import volley.simulation.RandomSpikes;

/** The options of a dry run. */
final class DryRunOptions {
    @Option(
            names = "--dry-run-ranks",
            paramLabel = "M",
            description =
                    "Build and run just one rank of a job of M, on one thread, with the other ranks' spikes drawn at random: tells the memory and time of a rank.")
    private Integer ranks;

    @Option(
            names = "--dry-run-rate",
            paramLabel = "X",
            description = "Rate in spikes/s of the other ranks' neurons. Default: that of this rank's, so far.")
    private Double rateHertz;

    /**
     * What stands for the other ranks, if a dry run is asked for.
     *
     * @throws UserException if it has no ranks, so many that rank 0 lacks neurons of a population, or no possible rate
     */
    Optional<DryRun> dryRun(BrunelParameters network, long seed) {
        if (ranks == null) {
            if (rateHertz != null) {
                throw new UserException("--dry-run-rate " + rateHertz + " without --dry-run-ranks");
            }
            return Optional.empty();
        }
        if (ranks < 1 || ranks > network.ni()) {
            throw new UserException("--dry-run-ranks " + ranks + ": expected 1 to " + network.ni()
                    + ", the number of inhibitory neurons");
        }
        double mostHertz = 1000 / network.dtMs();
        if (rateHertz != null && !(rateHertz >= 0 && rateHertz <= mostHertz)) {
            throw new UserException("--dry-run-rate " + rateHertz + ": expected 0 to " + mostHertz
                    + " spikes/s, a spike in every step");
        }
        var perStep = rateHertz == null ? OptionalDouble.empty() : OptionalDouble.of(rateHertz / mostHertz);
        int lags = Steps.count("delay", network.delayMs(), network.dtMs());
        return Optional.of(new DryRun(ranks, new RandomSpikes(ranks, network.neurons(), lags, perStep, seed)));
    }
}

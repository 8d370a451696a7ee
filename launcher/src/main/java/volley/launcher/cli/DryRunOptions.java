package volley.launcher.cli;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;
import volley.exchange.DryRun;
import volley.launcher.run.Experiment;
import volley.partition.UserException;
import volley.simulation.NetworkPlan;
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
    Optional<DryRun> dryRun(Experiment experiment, NetworkPlan plan) {
        if (ranks == null) {
            if (rateHertz != null) {
                throw new UserException("--dry-run-rate " + rateHertz + " without --dry-run-ranks");
            }
            return Optional.empty();
        }
        var smallest = plan.populations().stream()
                .min(Comparator.comparingInt(NetworkPlan.Population::neurons))
                .orElseThrow();
        if (ranks < 1 || ranks > smallest.neurons()) {
            throw new UserException("--dry-run-ranks " + ranks + ": expected 1 to " + smallest.neurons()
                    + ", the number of neurons of " + smallest.name());
        }
        double mostHertz = 1000 / experiment.dtMs();
        if (rateHertz != null && !(rateHertz >= 0 && rateHertz <= mostHertz)) {
            throw new UserException("--dry-run-rate " + rateHertz + ": expected 0 to " + mostHertz
                    + " spikes/s, a spike in every step");
        }
        var perStep = rateHertz == null ? OptionalDouble.empty() : OptionalDouble.of(rateHertz / mostHertz);
        var absent = new RandomSpikes(
                ranks, plan.minDelaySteps(), perStep, experiment.settings().seed(), plan.populationIds());
        return Optional.of(new DryRun(ranks, absent));
    }
}

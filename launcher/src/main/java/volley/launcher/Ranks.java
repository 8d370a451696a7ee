package volley.launcher;

import java.time.Duration;
import java.util.Optional;
import volley.exchange.Communicator;
import volley.exchange.DryRun;
import volley.exchange.JobWatch;
import volley.exchange.RankFailedException;
import volley.exchange.RankGroup;
import volley.exchange.RankProgram;
import volley.partition.UserException;
import volley.simulation.CurrentRank;

/** The ranks of a job that this process hosts, a thread each, before and while they run a program. */
public final class Ranks {
    private static final String LOCAL = "local";

    /**
     * What the user did wrong, all processes find at the same time: the first one says so and ends the job, and the
     * others speak only if they find themselves still there after this.
     */
    private static final Duration RANK_ZERO_SPEAKS = Duration.ofSeconds(3);

    private final int threads;
    private final Communicator between;
    private final Optional<JobWatch> watch;
    private final Optional<DryRun> dryRun;

    private Ranks(int threads, Communicator between, Optional<JobWatch> watch, Optional<DryRun> dryRun) {
        this.threads = threads;
        this.between = between;
        this.watch = watch;
        this.dryRun = dryRun;
    }

    /** The one rank of a dry run that there is. */
    public static Ranks of(DryRun dryRun) {
        return new Ranks(1, dryRun, Optional.empty(), Optional.of(dryRun));
    }

    /** What is done with ranks. */
    @FunctionalInterface
    public interface Use {
        void with(Ranks ranks) throws Exception;
    }

    /**
     * Joins the job that this process was launched for, and leaves it once the use has returned. If the use fails in a
     * job of several processes, the whole job is ended, and this does not return.
     *
     * @param localThreads ranks of a job of one process, where the settings leave it open
     * @throws UserException if processes cannot join, or were told different things
     */
    public static void use(Launch launch, RankSettings settings, int localThreads, Use use) throws Exception {
        var between = launch.join(settings.transport(), settings.mpiLibrary(), settings.stallTimeout());
        boolean local = between.transport().equals(LOCAL);
        int threads = settings.threads().orElse(local ? localThreads : 1);
        try (var watch = new JobWatch(between, threads, settings.stallTimeout())) {
            var ranks = new Ranks(threads, between, Optional.of(watch), Optional.empty());
            try {
                requireSameTerms(watch, launch);
                if (between.size() > 1 && launch.process() == 0) {
                    Crowding.warning(launch.processesHere().orElse(1), threads).ifPresent(System.err::println);
                }
                use.with(ranks);
            } catch (Throwable thrown) {
                ranks.endJob(Failure.of(thrown));
                throw thrown;
            }
        }
    }

    private static void requireSameTerms(JobWatch watch, Launch launch) {
        watch.difference(launch.terms()).ifPresent(difference -> {
            throw new UserException("processes of one job with different command lines: "
                    + difference.describe("process") + ", expected the same for all");
        });
    }

    /** Number of ranks in the job. */
    public int size() {
        return threads * between.size();
    }

    /** What stands for the other ranks, if this process hosts but one and there are no others. */
    public Optional<DryRun> dryRun() {
        return dryRun;
    }

    /** Ranks in each process. */
    public int threads() {
        return threads;
    }

    /** Ranks that share the heap of this JVM. */
    public int sharingHeap() {
        return threads * between.ranksSharingHeap();
    }

    /** How the processes reach each other. */
    public String transport() {
        return between.transport();
    }

    /** Whether rank 0, which prints and writes for all, is one of this process. */
    public boolean hostRankZero() {
        return between.rank() == 0;
    }

    /**
     * Runs a program on every rank of this process, and returns when all have returned.
     *
     * @throws UserException if a rank threw it
     * @throws RankFailedException if a rank threw anything else, which is the cause
     */
    public void run(RankProgram program) throws Exception {
        var group = watch.map(RankGroup::new).orElseGet(() -> new RankGroup(threads, between));
        group.run(communicator -> run(communicator, program));
    }

    private void run(Communicator communicator, RankProgram program) {
        try {
            CurrentRank.run(communicator, program);
        } catch (RankFailedException another) {
            throw another;
        } catch (UserException exception) {
            endJob(Failure.of(exception));
            throw exception;
        } catch (Throwable thrown) {
            var failure = Failure.of(thrown);
            String who = communicator.size() == 1 ? "" : "rank " + communicator.rank() + " failed: ";
            if (!between.transport().equals(LOCAL)) {
                failure.bug().ifPresent(Throwable::printStackTrace);
            }
            throw new RankFailedException(who + failure.message(), thrown);
        }
    }

    /** Ends a job of several processes, and this one with them; returns where there is but this one. */
    private void endJob(Failure failure) {
        if (!between.transport().equals(LOCAL)) {
            if (failure.status() == ExitStatus.USER_ERROR) {
                waitForRankZeroToSpeak(between.rank());
            }
            between.abort(failure.status(), failure.message());
        }
    }

    /** Holds a process back that has come to the same conclusion as the first, which is to say so before the job ends. */
    public static void waitForRankZeroToSpeak(int process) {
        if (process > 0) {
            try {
                Thread.sleep(RANK_ZERO_SPEAKS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

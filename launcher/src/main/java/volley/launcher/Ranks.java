package volley.launcher;

import volley.exchange.Communicator;
import volley.exchange.RankGroup;
import volley.exchange.RankProgram;
import volley.exchange.SingleProcess;
import volley.partition.UserException;
import volley.simulation.CurrentRank;

/** The ranks of a job that this process hosts, a thread each, before and while they run a program. */
public final class Ranks {
    private final int threads;
    private final Communicator between;

    private Ranks(int threads, Communicator between) {
        this.threads = threads;
        this.between = between;
    }

    /**
     * @param threads ranks in this process
     * @throws UserException if there is not at least one
     */
    public static Ranks ofThreads(int threads) {
        if (threads < 1) {
            throw new UserException("threads " + threads + ": expected at least 1");
        }
        return new Ranks(threads, new SingleProcess());
    }

    /** Number of ranks in the job. */
    public int size() {
        return threads * between.size();
    }

    /** Ranks in each process. */
    public int threads() {
        return threads;
    }

    /** Whether rank 0, which prints and writes for all, is one of this process. */
    public boolean hostRankZero() {
        return between.rank() == 0;
    }

    /**
     * Runs a program on every rank of this process, and returns when all have returned.
     *
     * @throws Exception what the first rank to fail threw
     */
    public void run(RankProgram program) throws Exception {
        new RankGroup(threads, between).run(communicator -> CurrentRank.run(communicator, program));
    }
}

package volley.simulation;

import java.util.concurrent.atomic.AtomicReference;
import volley.exchange.Communicator;
import volley.exchange.RankGroup;
import volley.exchange.SingleProcess;

/** Runs a program on several ranks of this process. */
public final class Ranks {
    private Ranks() {}

    /** What a rank computes. */
    @FunctionalInterface
    public interface Program<T> {
        T run(Communicator communicator);
    }

    /** Runs the program on every rank and returns what rank 0 returns. */
    public static <T> T on(int ranks, Program<T> program) {
        var result = new AtomicReference<T>();
        try {
            new RankGroup(ranks, new SingleProcess()).run(communicator -> {
                var mine = program.run(communicator);
                if (communicator.rank() == 0) {
                    result.set(mine);
                }
            });
        } catch (RuntimeException exception) {
            throw exception;
        } catch (Exception exception) {
            throw new AssertionError(exception);
        }
        return result.get();
    }
}

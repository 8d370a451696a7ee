package volley.simulation;

import volley.exchange.Communicator;
import volley.exchange.RankProgram;
import volley.exchange.SingleProcess;

/** The rank that a program runs on, from where the program was started. */
public final class CurrentRank {
    private static final ScopedValue<Communicator> COMMUNICATOR = ScopedValue.newInstance();

    private CurrentRank() {}

    /** Runs a program as the rank that the communicator is. */
    public static void run(Communicator communicator, RankProgram program) throws Exception {
        ScopedValue.where(COMMUNICATOR, communicator).call(() -> {
            program.run(communicator);
            return null;
        });
    }

    /** The communicator of the rank that runs the caller; of a program that no launcher started, the only rank's. */
    public static Communicator communicator() {
        return COMMUNICATOR.isBound() ? COMMUNICATOR.get() : new SingleProcess();
    }
}

package volley.simulation;

import volley.exchange.Communicator;
import volley.exchange.RankProgram;
import volley.exchange.SingleProcess;

/** The rank that a program runs on, and what its simulators have by default, from where the program was started. */
public final class CurrentRank {
    private record Context(Communicator communicator, Settings settings, SimulationProgress progress) {}

    private static final ScopedValue<Context> CONTEXT = ScopedValue.newInstance();

    private CurrentRank() {}

    /** Runs a program as the rank that the communicator is, with default settings. */
    public static void run(Communicator communicator, RankProgram program) throws Exception {
        run(communicator, Settings.defaults(), SimulationProgress.NONE, program);
    }

    /**
     * Runs a program as the rank that the communicator is.
     *
     * @param settings of simulators that the program makes without any of their own
     * @param progress what shows the simulations of this rank
     */
    public static void run(
            Communicator communicator, Settings settings, SimulationProgress progress, RankProgram program)
            throws Exception {
        ScopedValue.where(CONTEXT, new Context(communicator, settings, progress))
                .call(() -> {
                    program.run(communicator);
                    return null;
                });
    }

    /** The communicator of the rank that runs the caller; of a program that no launcher started, the only rank's. */
    public static Communicator communicator() {
        return CONTEXT.isBound() ? CONTEXT.get().communicator : new SingleProcess();
    }

    static Settings settings() {
        return CONTEXT.isBound() ? CONTEXT.get().settings : Settings.defaults();
    }

    static SimulationProgress progress() {
        return CONTEXT.isBound() ? CONTEXT.get().progress : SimulationProgress.NONE;
    }
}

package volley.launcher.exec;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import volley.exchange.Communicator;
import volley.exchange.RankFailedException;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.report.ProgressLine;
import volley.launcher.source.ProgramFailedException;
import volley.partition.UserException;
import volley.simulation.CurrentRank;
import volley.simulation.Settings;
import volley.simulation.SimulationProgress;

/** One run of a user's program on every rank. */
public final class ProgramRun {
    private final Path file;
    private final UserProgram program;
    private final List<String> arguments;
    private final Settings settings;
    private final Terminal terminal;

    /**
     * @param file where the program is from, for messages
     * @param settings of simulators that the program makes without any of their own
     */
    public ProgramRun(Path file, UserProgram program, List<String> arguments, Settings settings, Terminal terminal) {
        this.file = file;
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.settings = settings;
        this.terminal = terminal;
    }

    /**
     * Runs the program.
     *
     * @throws UserException if the program asks Volley for what cannot be
     * @throws RankFailedException if it throws anything else; caused by a {@link ProgramFailedException}
     */
    public void run(Ranks ranks) throws Exception {
        var output = new RankZeroOutput();
        boolean onlyProcess = ranks.size() == ranks.threads();
        output.during(onlyProcess, () -> ranks.run(output.of(this::run)));
    }

    private void run(Communicator communicator) throws Exception {
        SimulationProgress progress = communicator.rank() == 0
                ? (startMs, endMs) -> ProgressLine.on(terminal, startMs, endMs)
                : SimulationProgress.NONE;
        CurrentRank.run(communicator, settings, progress, ranked -> runOnRank());
    }

    private void runOnRank() throws Exception {
        try {
            program.run(arguments);
        } catch (UserException | RankFailedException | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            e.setStackTrace(untilMain(e.getStackTrace()));
            throw new ProgramFailedException(file, e);
        }
    }

    /** The frames of the program and of what it called, without those that started it. */
    private static StackTraceElement[] untilMain(StackTraceElement[] frames) {
        return Stream.of(frames)
                .takeWhile(frame -> !frame.getClassName().startsWith("jdk.internal.reflect."))
                .toArray(StackTraceElement[]::new);
    }
}

package volley.launcher.exec;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import volley.exchange.RankFailedException;
import volley.launcher.Ranks;
import volley.launcher.source.ProgramFailedException;
import volley.partition.UserException;

/** One run of a user's program on every rank. */
public final class ProgramRun {
    private final Path file;
    private final UserProgram program;
    private final List<String> arguments;
    private final Ranks ranks;

    /** @param file where the program is from, for messages */
    public ProgramRun(Path file, UserProgram program, List<String> arguments, Ranks ranks) {
        this.file = file;
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.ranks = ranks;
    }

    /**
     * Runs the program.
     *
     * @throws UserException if the program asks Volley for what cannot be
     * @throws RankFailedException if it throws anything else; caused by a {@link ProgramFailedException}
     */
    public void run() throws Exception {
        var output = new RankZeroOutput();
        boolean onlyProcess = ranks.size() == ranks.threads();
        output.during(onlyProcess, () -> ranks.run(output.of(communicator -> runOnRank())));
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

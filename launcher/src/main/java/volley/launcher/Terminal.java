package volley.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the program writes for a person.
 *
 * @param out results
 * @param err errors and progress
 * @param columns width of the terminal behind {@code err}; 0 if there is none, so that nothing is drawn over
 */
public record Terminal(PrintWriter out, PrintWriter err, int columns) {
    /** Set by the start script where standard error is a terminal: Java cannot tell. */
    private static final String COLUMNS_PROPERTY = "volley.columns";

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    /** The standard streams. */
    public static Terminal standard() {
        return new Terminal(
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                Math.max(0, Integer.getInteger(COLUMNS_PROPERTY, 0)));
    }

    /** Whether standard output is a pipe, which can be written as long as somebody reads it; false where that cannot be told. */
    public static boolean isPipe() {
        try {
            String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** The same terminal with nothing written to {@code out} and no progress drawn; errors still show. */
    public Terminal quiet() {
        return new Terminal(new PrintWriter(PrintWriter.nullWriter()), err, 0);
    }
}

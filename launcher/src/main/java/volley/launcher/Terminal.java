package volley.launcher;

import java.io.PrintWriter;

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

    /** The standard streams. */
    public static Terminal standard() {
        return new Terminal(
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                Math.max(0, Integer.getInteger(COLUMNS_PROPERTY, 0)));
    }

    /** The same terminal with nothing written to {@code out} and no progress drawn; errors still show. */
    public Terminal quiet() {
        return new Terminal(new PrintWriter(PrintWriter.nullWriter()), err, 0);
    }
}

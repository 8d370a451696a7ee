package volley.launcher.run;

import java.io.PrintWriter;

/** Says, at Ctrl-C, what becomes of a run. */
final class Interruption implements AutoCloseable {
    private final Thread onInterrupt;

    /** @param message to print if the process is ended before this is closed */
    Interruption(PrintWriter err, String message) {
        onInterrupt = new Thread(() -> err.println(message), "say-interrupted");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The shutdown is under way, and says so.
        }
    }
}

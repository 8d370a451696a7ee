package volley.exchange.mpj.supervisor;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of a job's own. */
final class Ports {
    /** Below those that the kernel hands out by itself (32768 on Linux), so that none of those takes one of ours. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 1000;

    private Ports() {}

    /** A port that nobody listens at. */
    static int free() throws JobException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one may be free.
            }
        }
        throw JobException.missing("no free port between " + FIRST + " and " + END);
    }
}

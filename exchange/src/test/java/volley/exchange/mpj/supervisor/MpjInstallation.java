package volley.exchange.mpj.supervisor;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;

/** For tests that run under MPJ Express itself. */
public final class MpjInstallation {
    private MpjInstallation() {}

    /** The folder where a working MPJ Express is; without one, and no way to fetch it, the tests are skipped. */
    public static Path findOrSkip() throws IOException {
        try {
            return MpjHome.find(System.getenv(), Path.of("/")).folder();
        } catch (JobException missing) {
            return abort(missing.getMessage());
        }
    }
}

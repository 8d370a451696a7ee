package volley.results.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What directories need so that names in them outlast a crash of the machine. */
final class Directories {
    private Directories() {}

    /** Makes the names in a directory outlast a crash, as far as the system can. */
    static void force(Path directory) {
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        } catch (IOException notSupported) {
            // Some systems cannot open a directory; the file itself is safe.
        }
    }
}

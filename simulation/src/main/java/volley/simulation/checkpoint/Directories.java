package volley.simulation.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What directories need so that names in them outlast a crash of the machine. */
public final class Directories {
    private Directories() {}

    /**
     * Makes the names in a directory outlast a crash, as far as the system can.
     *
     * @throws IOException if the disk fails
     */
    public static void force(Path directory) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory);
        } catch (IOException notSupported) {
            // Some systems cannot open a directory; the file itself is safe.
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}

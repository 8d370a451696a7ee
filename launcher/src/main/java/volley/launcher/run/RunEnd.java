package volley.launcher.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalDouble;
import volley.partition.UserException;
import volley.results.RunFolder;
import volley.simulation.checkpoint.Directories;

/**
 * When a run ends that goes on longer than it was begun for: {@code checkpoints/simtime_ms}. The checkpoint that it goes
 * on from says when it was to end before, and a crash may come before the next one.
 */
final class RunEnd {
    private static final String FILE = "simtime_ms";

    private RunEnd() {}

    private static Path file(Path folder) {
        return folder.resolve(RunFolder.CHECKPOINTS).resolve(FILE);
    }

    /** Writes the end of the run in a folder, in ms. */
    static void write(Path folder, double simtimeMs) throws IOException {
        Path file = file(folder);
        Path part = file.resolveSibling("." + FILE + ".part");
        try (var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Double.toString(simtimeMs).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Directories.force(file.getParent());
    }

    /**
     * The end of the run in a folder in ms, if it was begun for another.
     *
     * @throws UserException if the file holds no time
     */
    static OptionalDouble read(Path folder) throws IOException {
        try {
            return OptionalDouble.of(Double.parseDouble(Files.readString(file(folder))));
        } catch (NoSuchFileException e) {
            return OptionalDouble.empty();
        } catch (NumberFormatException e) {
            throw new UserException(file(folder) + " is damaged: expected a time in ms");
        }
    }
}

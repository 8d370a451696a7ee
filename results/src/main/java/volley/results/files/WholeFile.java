package volley.results.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import volley.partition.UserException;

/** A file outside of a run's own that appears, over one that may be there, only once it is whole. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file.
     *
     * @throws UserException if its folder is not there
     * @throws IOException if it cannot be written, with its name and the reason; what was there before stays
     */
    public static void write(Path file, OutputFolder.Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new UserException(file + " is a folder: expected the name of a file");
        }
        if (!Files.isDirectory(folder)) {
            throw new UserException(file + " cannot be written: there is no folder " + folder);
        }
        // A device, such as standard output, has no beside.
        boolean direct = Files.exists(file) && !Files.isRegularFile(file);
        Path part = direct ? file : file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (var stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                content.writeTo(stream);
            }
            if (!direct) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + OutputFolder.reason(e), e);
        } finally {
            if (!direct) {
                Files.deleteIfExists(part);
            }
        }
    }
}

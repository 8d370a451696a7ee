package volley.launcher.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import javax.lang.model.SourceVersion;
import volley.partition.UserException;
import volley.results.files.OutputFolder;

/** A network to begin with, which runs as it stands: the example {@code Balanced.java} under another name. */
public final class NetworkTemplate {
    private static final String NAME = "Balanced";

    private NetworkTemplate() {}

    /**
     * Writes a file that is not there yet.
     *
     * @throws UserException if it is there, its name is none of a class, or it cannot be written
     */
    public static void write(Path file) {
        String fileName = file.getFileName() == null ? "" : file.getFileName().toString();
        String name = fileName.replaceFirst("\\.java$", "");
        if (name.equals(fileName) || !SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
            throw new UserException("file " + file + ": expected the name of a class and .java, such as Balanced.java");
        }
        try {
            Files.writeString(file, text().replaceAll("\\b" + NAME + "\\b", name), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UserException("file " + file + " is there already: expected a new one");
        } catch (IOException e) {
            throw new UserException("file " + file + " cannot be written: " + OutputFolder.reason(e));
        }
    }

    private static String text() throws IOException {
        try (InputStream stream = NetworkTemplate.class.getResourceAsStream(NAME + ".java")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package volley.results;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that Volley 0.1 wrote, with run.json and sweep.json of format 1. */
public final class TestFolders {
    private TestFolders() {}

    /** Copies one of them: {@code dat}, {@code sonata} or {@code sweep}. */
    public static Path formatOne(String name, Path parent) throws IOException {
        try {
            Path source =
                    Path.of(TestFolders.class.getResource("format1/" + name).toURI());
            Path copy = parent.resolve(name);
            try (var files = Files.walk(source)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.copy(file, copy.resolve(source.relativize(file).toString()));
                }
            }
            return copy;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}

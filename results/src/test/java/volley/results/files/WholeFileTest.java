package volley.results.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.partition.UserException;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReplaceWhatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        WholeFile.write(file, stream -> stream.write("new".getBytes()));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void shouldLeaveWhatIsThereWhenItFailsAndNameTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        var failure = assertThrows(
                IOException.class,
                () -> WholeFile.write(file, stream -> {
                    stream.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }));
        assertEquals(file + " cannot be written: No space left on device", failure.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void shouldNameADeviceThatIsFull() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        assertEquals(
                "/dev/full cannot be written: No space left on device",
                assertThrows(IOException.class, () -> WholeFile.write(full, stream -> stream.write(1)))
                        .getMessage());
    }

    @Test
    void shouldRefuseAFolderThatIsNotThere() {
        Path file = folder.resolve("no/a.txt");
        assertEquals(
                file + " cannot be written: there is no folder " + folder.resolve("no"),
                assertThrows(UserException.class, () -> WholeFile.write(file, stream -> {}))
                        .getMessage());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

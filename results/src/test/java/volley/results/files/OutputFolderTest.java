package volley.results.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.partition.UserException;

class OutputFolderTest {
    @TempDir
    private Path parent;

    @Test
    void shouldShowAFileOnlyOnceItIsWhole() throws IOException {
        Path path = parent.resolve("run");
        try (var folder = OutputFolder.named(path)) {
            folder.write("a.txt", stream -> {
                stream.write(new byte[1 << 20]);
                stream.flush();
                assertFalse(Files.exists(path.resolve("a.txt")));
            });
            assertEquals(1 << 20, Files.size(path.resolve("a.txt")));
        }
    }

    @Test
    void shouldLeaveNothingOfAFileThatFailed() throws IOException {
        Path path = parent.resolve("run");
        try (var folder = OutputFolder.named(path)) {
            folder.write("whole.txt", stream -> stream.write(1));
            assertThrows(
                    IOException.class,
                    () -> folder.write("half.txt", stream -> {
                        stream.write(1);
                        throw new IOException("disk full");
                    }));
        }
        try (var files = Files.list(path)) {
            assertEquals(
                    "whole.txt", files.findFirst().orElseThrow().getFileName().toString());
        }
        assertFalse(Files.exists(path.resolve("half.txt")));
    }

    @Test
    void shouldTakeAnEmptyFolderItMadeWithIt() {
        Path path = parent.resolve("run");
        OutputFolder.named(path).close();
        assertFalse(Files.exists(path));
    }

    @Test
    void shouldLeaveAnEmptyFolderItWasGiven() {
        OutputFolder.named(parent).close();
        assertTrue(Files.exists(parent));
    }

    @Test
    void shouldRefuseToWriteOnceClosed() {
        var folder = OutputFolder.named(parent);
        folder.close();
        assertThrows(IOException.class, () -> folder.write("late.txt", stream -> stream.write(1)));
        assertFalse(Files.exists(parent.resolve("late.txt")));
    }

    @Test
    void shouldNameFoldersByRunAndTimeEachAnew() {
        var time = LocalDateTime.of(2026, 1, 31, 13, 45, 1);
        try (var first = OutputFolder.dated(parent, "brunel-order100", time);
                var second = OutputFolder.dated(parent, "brunel-order100", time)) {
            assertEquals(
                    "brunel-order100-20260131-134501",
                    first.path().getFileName().toString());
            assertEquals(
                    "brunel-order100-20260131-134501-2",
                    second.path().getFileName().toString());
        }
    }

    @Test
    void shouldNotBeStoppedByWhatAKilledRunLeft() throws IOException {
        Path path = Files.createDirectory(parent.resolve("killed"));
        Files.writeString(path.resolve(".spikes-exc.dat.part"), "half");
        Files.writeString(path.resolve(".lock.part"), "");
        try (var folder = OutputFolder.named(path)) {
            assertFalse(Files.exists(path.resolve(".spikes-exc.dat.part")));
            folder.write("whole.txt", stream -> stream.write(1));
        }
        try (var files = Files.list(path)) {
            assertEquals(List.of(path.resolve("whole.txt")), files.toList());
        }
    }

    @Test
    void shouldRefuseAFolderThatAnotherRunWritesTo() throws IOException {
        Path path = parent.resolve("busy");
        try (var folder = OutputFolder.named(path)) {
            folder.open("spikes.dat").close();
            assertThrows(UserException.class, () -> OutputFolder.named(path));
            assertThrows(UserException.class, () -> OutputFolder.existing(path));
            assertTrue(Files.exists(path.resolve(".spikes.dat.part")));
        }
        OutputFolder.named(path).close();
    }
}

package volley.exchange.mpj.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MpjHomeTest {
    @TempDir
    private Path folder;

    private static void write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    /** Debian's layout, with a jar that is a link, as there. */
    private Path debian() throws IOException {
        Path root = folder.resolve("root");
        write(root.resolve("usr/share/mpj/lib/starter-0.44.jar"), "starter");
        Files.createSymbolicLink(root.resolve("usr/share/mpj/lib/starter.jar"), Path.of("starter-0.44.jar"));
        for (String library : List.of("log4j-1.2", "commons-cli", "commons-codec", "commons-io")) {
            write(root.resolve("usr/share/java/" + library + ".jar"), library);
        }
        write(
                root.resolve("etc/mpj/mpjexpress.conf"),
                "# ports",
                "mpjexpress.mpjdaemon.port.1=40100",
                "mpjexpress.mpjrun.port.1=40002",
                "mpjexpress.version=0.44");
        return root;
    }

    private Map<String, String> cache() {
        return Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    @Test
    void shouldPutJarsTogetherAsCopies() throws Exception {
        Path root = debian();
        var home = MpjHome.find(cache(), root);
        assertEquals(folder.resolve("cache/volley/mpj/debian-1"), home.folder());
        assertFalse(Files.isSymbolicLink(home.lib().resolve("starter.jar")));
        assertEquals("starter\n", Files.readString(home.lib().resolve("starter.jar")));
        assertEquals("log4j-1.2\n", Files.readString(home.lib().resolve("log4j-1.2.jar")));
        assertEquals(home, MpjHome.find(cache(), folder.resolve("nothing-more-is-looked-for")));
        try (var files = Files.list(home.folder().getParent())) {
            assertEquals(List.of(home.folder()), files.toList());
        }
    }

    @Test
    void shouldSayWhichLibraryIsMissing() throws Exception {
        Path root = debian();
        Path library = root.resolve("usr/share/java/commons-io.jar");
        Files.delete(library);
        var thrown = assertThrows(JobException.class, () -> MpjHome.find(cache(), root));
        assertTrue(thrown.getMessage().startsWith(library + " is missing: expected it from "), thrown.getMessage());
    }

    @Test
    void shouldSayThatNoCopyCanBeMade() throws Exception {
        Path root = debian();
        Path file = Files.createFile(folder.resolve("file"));
        var environment = Map.of("XDG_CACHE_HOME", file.toString());
        var thrown = assertThrows(JobException.class, () -> MpjHome.find(environment, root));
        String message = thrown.getMessage();
        assertTrue(message.startsWith("MPJ Express cannot be copied to " + file.resolve("volley/mpj") + " ("), message);
        assertTrue(message.endsWith("): expected a folder that can be written, XDG_CACHE_HOME names another"), message);
    }

    @Test
    void shouldUseAnInstallationThatWorks() throws Exception {
        write(folder.resolve("own/lib/starter.jar"), "starter");
        write(folder.resolve("own/lib/log4j-1.2.11.jar"), "log4j");
        var home = MpjHome.find(Map.of("MPJ_HOME", folder.resolve("own").toString()), debian());
        assertEquals(folder.resolve("own"), home.folder());
    }

    @Test
    void shouldRefuseAFolderThatIsNoInstallation() {
        var thrown = assertThrows(JobException.class, () -> MpjHome.find(Map.of("MPJ_HOME", "/nowhere"), debian()));
        assertEquals("MPJ_HOME /nowhere: expected a folder with lib/starter.jar", thrown.getMessage());
    }

    @Test
    void shouldGiveAJobPortsOfItsOwn() throws Exception {
        var home = MpjHome.find(cache(), debian());
        assertEquals(40100, home.daemonPort());
        var job = home.forJob(21000, 22000);
        assertEquals(21000, job.daemonPort());
        var lines = Files.readAllLines(job.folder().resolve("conf/mpjexpress.conf"));
        assertTrue(lines.contains("mpjexpress.mpjrun.port.1=22000"), lines::toString);
        assertTrue(lines.contains("mpjexpress.version=0.44"), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.contains("40002")), lines::toString);
        assertEquals("starter\n", Files.readString(job.lib().resolve("starter.jar")));
    }
}

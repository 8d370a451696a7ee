package volley.launcher.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import volley.exchange.launched.LaunchedProcess;

/** The script that writes the reference of the Java API. */
class JavadocIT {
    private static final Path HOME = Path.of(System.getProperty("volley.home"));

    @Test
    void shouldWriteAPageForEachPublicClassWithoutAWarning() throws Exception {
        String jar = HOME.resolve("launcher/target/volley.jar").toString();
        var command = List.of(HOME.resolve("scripts/javadoc").toString());
        try (var process = LaunchedProcess.start(command, Map.of("VOLLEY_JAR", jar))) {
            assertEquals(0, process.awaitStatus(Duration.ofMinutes(5)), process.output());
            assertEquals(HOME.resolve("target/javadoc/index.html") + "\n", process.output());
        }
        var pages = HOME.resolve("target/javadoc/volley");
        assertTrue(Files.exists(pages.resolve("simulation/Simulator.html")));
        assertTrue(Files.exists(pages.resolve("networks/Brunel.html")));
    }
}

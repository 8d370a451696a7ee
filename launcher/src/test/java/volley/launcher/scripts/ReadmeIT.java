package volley.launcher.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.launched.LaunchedProcess;

/** Commands that the documents show, run as they stand in an empty folder, give what the documents show. */
class ReadmeIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final Path HOME = Path.of(System.getProperty("volley.home"));
    private static final Pattern CODE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    /** Lines of a run's summary whose numbers differ from run to run. */
    private static final Pattern MEASURED = Pattern.compile("(building|simulation|real-time factor|memory) .*");

    private static final String COMMAND = "$ ";

    @TempDir
    private Path folder;

    /** A command with the lines that it is shown to print. */
    private record Shown(String command, List<String> lines) {
        /** Errors are shown as well. */
        int status() {
            return !lines.isEmpty() && lines.getFirst().startsWith("volley: ") ? 2 : 0;
        }
    }

    @BeforeEach
    void placeScript() throws IOException {
        Path script = folder.resolve("scripts/volley");
        Files.createDirectory(script.getParent());
        Files.writeString(script, "#!/bin/sh\nexec '" + HOME.resolve("scripts/volley") + "' \"$@\"\n");
        assertTrue(script.toFile().setExecutable(true));
    }

    @Test
    void shouldRunANetworkOfOnesOwnAsReadmeShows() throws Exception {
        String readme = Files.readString(HOME.resolve("README.md"));
        String section = readme.split("\n## A network of your own\n", 2)[1].split("\n## ", 2)[0];
        var shown = shownIn(section);
        assertEquals(5, shown.size());
        for (var command : shown) {
            assertPrintsWhatIsShown(command);
        }
    }

    @Test
    void shouldRunTheNetworkThatIsPorted() throws Exception {
        String document = Files.readString(HOME.resolve("docs/porting.md"));
        var file =
                Pattern.compile("(?s)\n`(\\w+\\.java)`[^`].*?```java\n(.*?)```").matcher(document);
        while (file.find()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        var shown = shownIn(document);
        assertEquals(2, shown.size());
        for (var command : shown) {
            assertPrintsWhatIsShown(command);
        }
        assertEquals(fingerprint(shown.getFirst()), fingerprint(shown.getLast()));
    }

    private static List<Shown> shownIn(String markdown) {
        var all = new ArrayList<Shown>();
        var code = CODE.matcher(markdown);
        while (code.find()) {
            if (code.group(1).isEmpty()) {
                code.group(2).lines().forEach(line -> {
                    if (line.startsWith(COMMAND)) {
                        all.add(new Shown(line.substring(COMMAND.length()), new ArrayList<>()));
                    } else {
                        all.getLast().lines.add(line);
                    }
                });
            }
        }
        return all;
    }

    private void assertPrintsWhatIsShown(Shown shown) throws InterruptedException {
        var line = List.of("sh", "-c", "cd \"$0\" && " + shown.command, folder.toString());
        var environment =
                Map.of("VOLLEY_JAR", HOME.resolve("launcher/target/volley.jar").toString());
        try (var process = LaunchedProcess.start(line, environment)) {
            assertEquals(shown.status(), process.awaitStatus(LONG_ENOUGH), process.output());
            assertEquals(
                    comparable(shown.lines), comparable(process.output().lines().toList()), shown.command);
        }
    }

    /** Lines without what differs from run to run, and without their alignment. */
    private static String comparable(List<String> lines) {
        return lines.stream().map(ReadmeIT::comparable).collect(Collectors.joining("\n"));
    }

    private static String comparable(String line) {
        String words = line.strip().replaceAll("\\s+", " ");
        if (MEASURED.matcher(words).matches()) {
            return words.replaceAll("\\d+(\\.\\d+)?", "N");
        }
        var columns = words.split(" ");
        boolean rowOfSweep = columns.length > 6 && Arrays.stream(columns).allMatch(ReadmeIT::isNumber);
        return rowOfSweep ? String.join(" ", Arrays.copyOf(columns, columns.length - 2)) : words;
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d+(\\.\\d+)?");
    }

    private static String fingerprint(Shown shown) {
        var digits = Pattern.compile("fingerprint +([0-9a-f]{16})").matcher(String.join("\n", shown.lines));
        assertTrue(digits.find(), shown.command);
        return digits.group(1);
    }
}

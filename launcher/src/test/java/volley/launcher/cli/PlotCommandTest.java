package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import volley.launcher.CapturedTerminal;
import volley.launcher.ExitStatus;

class PlotCommandTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void run() {
        run("run");
        run("unrecorded", "--record", "none");
    }

    private static void run(String name, String... options) {
        var terminal = new CapturedTerminal();
        var line = new ArrayList<>(List.of(
                "run",
                "brunel",
                "--order",
                "50",
                "--simtime",
                "200",
                "--quiet",
                "--no-plot",
                "--out",
                folder + "/" + name));
        line.addAll(List.of(options));
        assertEquals(0, terminal.run(line), terminal.err());
    }

    private static Path plotted(String... options) {
        var terminal = new CapturedTerminal();
        var line = new ArrayList<>(List.of("plot", folder + "/run"));
        line.addAll(List.of(options));
        assertEquals(0, terminal.run(line), terminal.err());
        return Path.of(terminal.out().strip());
    }

    /** Without reaching for the type definition that the file names. */
    private static Element svg(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newNSInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    @ParameterizedTest
    @ValueSource(strings = {"raster", "rate", "spectrum"})
    void shouldDrawABitmapForPrint(String what) throws IOException {
        Path file = plotted("--what", what);
        assertEquals(folder.resolve("run").resolve("plot-" + what + ".png"), file);
        assertEquals(2400, ImageIO.read(file.toFile()).getWidth());
    }

    @ParameterizedTest
    @CsvSource({"raster, circle", "rate, path", "spectrum, path"})
    void shouldDrawVectorsAndText(String what, String shape) throws Exception {
        var svg = svg(plotted("--what", what, "--format", "svg"));
        assertTrue(svg.getAttribute("viewBox").startsWith("0 0 1200 "));
        assertTrue(svg.getElementsByTagName(shape).getLength() > 0, shape);
        assertTrue(svg.getTextContent().contains("order 50, g 5, eta 2, epsilon 0.1, J 0.1 mV, delay 1.5 ms"));
    }

    @Test
    void shouldDrawAPartOfTheRun() throws Exception {
        Path whole =
                plotted("--format", "svg", "--out", folder.resolve("whole.svg").toString());
        Path part = plotted(
                "--format",
                "svg",
                "--from",
                "0.1 s",
                "--to",
                "150",
                "--out",
                folder.resolve("part.svg").toString());
        int dots = svg(part).getElementsByTagName("circle").getLength();
        assertTrue(dots > 0 && dots < svg(whole).getElementsByTagName("circle").getLength() / 2);
    }

    @Test
    void shouldNameTheFileThatCannotBeWritten() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        var terminal = new CapturedTerminal();
        assertEquals(
                ExitStatus.FAILURE, terminal.run("plot", folder + "/run", "--out", full.toString()), terminal.err());
        assertEquals("volley: /dev/full cannot be written: No space left on device\n", terminal.err());
    }

    @Test
    void shouldRefuseWhatCannotBeDrawn() {
        assertEquals(
                "volley: time 100 to 300 ms: expected a part of the run, 0 to 200 ms\n",
                refusal("plot", folder + "/run", "--from", "100", "--to", "300"));
        assertEquals(
                "volley: folder " + folder + "/unrecorded has no recorded spikes to plot\n",
                refusal("plot", folder + "/unrecorded"));
        assertEquals(
                "volley: spectrum of 20 bins of 1 ms: expected a run of at least 32\n",
                refusal("plot", folder + "/run", "--what", "spectrum", "--to", "20"));
        assertTrue(refusal("plot", folder + "/run", "--what", "poster").contains("raster"));
    }

    private static String refusal(String... arguments) {
        var terminal = new CapturedTerminal();
        assertEquals(ExitStatus.USER_ERROR, terminal.run(arguments), terminal.err());
        return terminal.err();
    }
}

package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import volley.partition.UserException;
import volley.results.RunFolder;
import volley.results.SampleRuns;
import volley.results.SampleRuns.Size;
import volley.results.TestFolders;

class RunPlotsTest {
    @TempDir
    private Path folder;

    private RunFolder run(List<Size> sizes) throws IOException {
        return RunFolder.open(
                SampleRuns.folder(folder.resolve("run"), SampleRuns.run(Map.of("order", 10), 1, 2, sizes)));
    }

    private static String svg(RunPlots plots, RunPlots.Kind kind) throws IOException {
        return new String(FigureFormat.SVG.bytes(plots.figure(kind, FigureFormat.SVG)), StandardCharsets.UTF_8);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @ParameterizedTest
    @CsvSource({"1, RASTER", "1, RATE", "1, SPECTRUM", "1, RATES", "20, RATES", "20, RASTER", "20, RATE", "20, SPECTRUM"
    })
    void shouldNameEveryPopulation(int populations, RunPlots.Kind kind) throws IOException {
        var sizes = IntStream.range(0, populations)
                .mapToObj(i -> new Size("pop" + i + "x", 1 + 7 * i, 1 + 3 * i, 20))
                .toList();
        String svg = svg(new RunPlots(run(sizes)), kind);
        for (var size : sizes) {
            assertTrue(svg.contains(">" + size.name() + "<"), size.name());
        }
        assertTrue(svg.contains(">sample<"));
        assertTrue(svg.contains("order 10; "));
    }

    @Test
    void shouldDrawADotForEachSpike() throws IOException {
        var run = run(List.of(new Size("a", 10, 10, 20), new Size("b", 10, 5, 40)));
        int[] spikes = {0};
        for (var population : run.recorded()) {
            population.spikes().forEach((neuron, timeMs) -> spikes[0]++);
        }
        assertTrue(spikes[0] > 100);
        assertEquals(spikes[0], count(svg(new RunPlots(run), RunPlots.Kind.RASTER), "<circle"));
    }

    @Test
    void shouldDrawThePartOfTheRunThatIsAskedFor() throws IOException {
        var run = run(List.of(new Size("a", 100, 30, 50)));
        int whole = count(svg(new RunPlots(run), RunPlots.Kind.RASTER), "<circle");
        int third = count(svg(new RunPlots(run, 100, 200), RunPlots.Kind.RASTER), "<circle");
        assertEquals(whole / 3.0, third, 0.05 * whole);
    }

    @ParameterizedTest
    @EnumSource(names = {"RASTER", "RATE", "SPECTRUM"})
    void shouldDrawFoldersOfTheFirstFormatAlikeWhateverHoldsTheirSpikes(RunPlots.Kind kind) throws IOException {
        var dat = new RunPlots(RunFolder.open(TestFolders.formatOne("dat", folder)));
        var sonata = new RunPlots(RunFolder.open(TestFolders.formatOne("sonata", folder)));
        byte[] drawn = FigureFormat.screenPng(dat.figure(kind, FigureFormat.PNG));
        assertEquals(
                PlotStyle.WIDTH, ImageIO.read(new ByteArrayInputStream(drawn)).getWidth());
        assertArrayEquals(drawn, FigureFormat.screenPng(sonata.figure(kind, FigureFormat.PNG)));
    }

    @Test
    void shouldDrawASingleNeuronWithMoreSpikesThanAFileHolds() throws IOException {
        var run = run(List.of(new Size("fast", 1, 1, 20)));
        var text = new StringBuilder("sender\ttime_ms\n");
        for (int line = 0; line < 150_000; line++) {
            text.append("0\t").append(line / 1000).append(".000\n");
        }
        Files.writeString(run.path().resolve(RunFolder.dat("fast")), text);
        // So dense that they are narrow.
        int dots = count(svg(new RunPlots(run), RunPlots.Kind.RASTER), "<ellipse");
        assertTrue(dots > 30_000 && dots <= 65_536, dots + " dots");
    }

    /** The bar of a box is of the median, a dot of the mean: no other circles are in the figure. */
    @Test
    void shouldDrawABoxForEachPopulation() throws IOException {
        var sizes = List.of(new Size("a", 10, 5, 20), new Size("b", 10, 5, 30), new Size("c", 10, 5, 40));
        assertEquals(3, count(svg(new RunPlots(run(sizes)), RunPlots.Kind.RATES), "<circle"));
    }

    @Test
    void shouldPutBoxesBesideTheRasterOfManyPopulations() throws IOException {
        var sizes = List.of(new Size("a", 10, 5, 20), new Size("b", 10, 5, 30), new Size("c", 10, 5, 40));
        assertTrue(svg(new RunPlots(run(sizes)), RunPlots.Kind.RASTER).contains(">rate of neurons (spikes/s)<"));
        Files.move(folder.resolve("run"), folder.resolve("three"));
        assertEquals(
                -1,
                svg(new RunPlots(run(sizes.subList(0, 2))), RunPlots.Kind.RASTER)
                        .indexOf("rate of neurons"));
    }

    @Test
    void shouldRefuseWhatCannotBeDrawn() throws IOException {
        var run = run(List.of(new Size("a", 10, 1, 20)));
        assertEquals(
                "time 100 to 400 ms: expected a part of the run, 0 to 300 ms",
                assertThrows(UserException.class, () -> new RunPlots(run, 100, 400))
                        .getMessage());
        var silent = RunFolder.open(SampleRuns.folder(
                folder.resolve("silent"), SampleRuns.run(Map.of(), 1, 1, List.of(new Size("a", 10, 0, 20)))));
        assertEquals(
                "folder " + silent.path() + " has no recorded spikes to plot",
                assertThrows(UserException.class, () -> new RunPlots(silent)
                                .figure(RunPlots.Kind.RATE, FigureFormat.PNG))
                        .getMessage());
        assertEquals(
                "folder " + run.path() + " has no traces to plot from 0 to 300 ms",
                assertThrows(UserException.class, () -> new RunPlots(run)
                                .figure(RunPlots.Kind.TRACES, FigureFormat.PNG))
                        .getMessage());
    }

    @Test
    void shouldNameItsFilesUnlikeARunsOwn() {
        assertNotEquals("raster.png", RunPlots.Kind.RASTER.fileName(FigureFormat.PNG));
        assertEquals("plot-rate.svg", RunPlots.Kind.RATE.fileName(FigureFormat.SVG));
    }

    @Test
    void shouldTellWhatMemoryADrawingTakesWhateverTheNumberOfSpikes() {
        long two = RunPlots.mostRasterBytes(2);
        assertTrue(two > 2400L * 1400 * 4 && two < 200L << 20, two + " bytes");
        assertTrue(RunPlots.mostRasterBytes(100) > two);
    }
}

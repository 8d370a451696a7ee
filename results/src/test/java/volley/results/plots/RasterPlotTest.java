package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import volley.results.spikes.SpikeCounts;
import volley.results.spikes.SpikeSample;
import volley.results.spikes.TimeBins;

class RasterPlotTest {
    private static final int MANY = 1 << 20;

    @BeforeAll
    static void prepare() throws IOException {
        Drawing.prepare();
    }

    /** A population's spikes, by place and time in turn. */
    private record Spikes(String name, double... placesAndTimes) {}

    private static BufferedImage drawn(int[] neurons, double endMs, Spikes... populations) throws IOException {
        var plot = plot(neurons, endMs, populations);
        var image = ImageIO.read(new ByteArrayInputStream(FigureFormat.screenPng(plot)));
        assertEquals(PlotStyle.WIDTH, image.getWidth());
        return image;
    }

    private static RasterPlot plot(int[] neurons, double endMs, Spikes... populations) {
        var bins = TimeBins.of(0, endMs, 0.1, 5, 400);
        var bands = new RasterBands(neurons);
        var plot = new RasterPlot("t", "", bands, bins);
        for (int band = 0; band < populations.length; band++) {
            var sample = new SpikeSample(neurons[band], bands.stride(band), MANY);
            var counts = new SpikeCounts(bins);
            double[] values = populations[band].placesAndTimes;
            for (int i = 0; i < values.length; i += 2) {
                sample.spike((int) values[i], values[i + 1]);
                counts.spike((int) values[i], values[i + 1]);
            }
            plot.add(populations[band].name, sample, counts);
        }
        return plot;
    }

    /** Rows or columns of all pixels of a population's colour. */
    private static int[] pixels(BufferedImage image, int population, boolean rows) {
        return IntStream.range(0, image.getHeight())
                .mapToObj(y -> IntStream.range(0, image.getWidth())
                        .filter(x -> isTintOf(Palette.light(population), new Color(image.getRGB(x, y))))
                        .map(x -> rows ? y : x))
                .flatMapToInt(values -> values)
                .sorted()
                .toArray();
    }

    /** Whether a pixel is the colour with some white, as at the edges of dots. */
    private static boolean isTintOf(Color color, Color pixel) {
        double red = (255.0 - pixel.getRed()) / (255 - color.getRed());
        double green = (255.0 - pixel.getGreen()) / (255 - color.getGreen());
        double blue = (255.0 - pixel.getBlue()) / (255 - color.getBlue());
        double tolerance = 0.12;
        return red > 0.2 && Math.abs(red - green) < tolerance && Math.abs(red - blue) < tolerance;
    }

    private static double mean(int[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void shouldDrawEachPopulationBelowThoseBeforeIt() throws IOException {
        var image = drawn(
                new int[] {10, 10, 10}, 100, new Spikes("a", 5, 20), new Spikes("b", 5, 50), new Spikes("c", 5, 80));
        for (int population = 1; population < 3; population++) {
            assertTrue(mean(pixels(image, population, true)) > mean(pixels(image, population - 1, true)) + 100);
            assertTrue(mean(pixels(image, population, false)) > mean(pixels(image, population - 1, false)) + 200);
        }
    }

    @Test
    void shouldPutDotsWhereTheirTimeAndNeuronAre() throws IOException {
        double[][] at = new double[3][];
        for (int i = 0; i < 3; i++) {
            var image = drawn(new int[] {20}, 100, new Spikes("a", 5 * i, 25 * (i + 1)));
            at[i] = new double[] {mean(pixels(image, 0, false)), mean(pixels(image, 0, true))};
        }
        assertEquals(at[1][0] - at[0][0], at[2][0] - at[1][0], 1);
        assertEquals(1034 / 4.0, at[1][0] - at[0][0], 5);
        assertEquals(at[0][1] - at[1][1], at[1][1] - at[2][1], 1);
        assertEquals(5 * 455 / 20.0, at[0][1] - at[1][1], 2);
    }

    @Test
    void shouldDrawNeuronsThatAreSilent() throws IOException {
        assertEquals(0, pixels(drawn(new int[] {3}, 10, new Spikes("silent")), 0, true).length);
    }

    @Test
    void shouldDrawASampleOfManyNeuronsInAllRows() throws IOException {
        int neurons = 20_000;
        double[] all = new double[2 * neurons];
        for (int place = 0; place < neurons; place++) {
            all[2 * place] = place;
            all[2 * place + 1] = 0.1 * Math.ceil(place / 20.0 + 0.5);
        }
        int[] rows = pixels(drawn(new int[] {neurons}, 101, new Spikes("all", all)), 0, true);
        assertTrue(rows[rows.length - 1] - rows[0] > 440, "from the lowest row to the highest");
    }

    @Test
    void shouldShowASmallPopulationBesideALargeOne() throws IOException {
        var image = drawn(new int[] {20_000, 3}, 100, new Spikes("large"), new Spikes("small", 0, 50, 1, 50, 2, 50));
        int[] rows = pixels(image, 1, true);
        assertTrue(rows[rows.length - 1] - rows[0] > 15, "three rows that can be told apart");
    }

    @Test
    void shouldTellOfEachSampledPopulationHowManyAreDrawn() throws IOException {
        String longName = "interneurons of layer 5";
        var plot = plot(
                new int[] {20_000, 500, 500, 3},
                100,
                new Spikes("large"),
                new Spikes("low"),
                new Spikes(longName),
                new Spikes("all"));
        String svg = new String(FigureFormat.SVG.bytes(plot), StandardCharsets.UTF_8);
        assertTrue(svg.contains(">large<") && svg.contains(">20000, 1 in 58<"), svg);
        assertTrue(svg.contains(">low, 1 in 16<"), svg);
        assertTrue(svg.contains("\u2026, 1 in 16<") && !svg.contains(longName), svg);
        assertTrue(svg.contains(">all<"), svg);
    }

    @Test
    void shouldLeaveShadesWhereSpikesAreDense() throws IOException {
        int spikes = 200_000;
        double[] all = new double[2 * spikes];
        for (int i = 0; i < spikes; i++) {
            all[2 * i] = i % 50;
            // Ever denser: the density grows as the time does.
            all[2 * i + 1] = 0.1 * Math.ceil(1e6 * Math.sqrt((i + 1.0) / spikes));
        }
        var image = drawn(new int[] {50}, 100_000, new Spikes("dense", all));
        int y = 300;
        assertTrue(darkness(image, 1000, y) > 1.3 * darkness(image, 500, y), "denser spikes are darker");
        assertTrue(darkness(image, 500, y) > 1.3 * darkness(image, 250, y), "denser spikes are darker");
    }

    /** Mean darkness of a square of 100 points. */
    private static double darkness(BufferedImage image, int left, int top) {
        return IntStream.range(0, 10_000)
                .map(i -> 255 - new Color(image.getRGB(left + i % 100, top + i / 100)).getRed())
                .average()
                .orElseThrow();
    }
}

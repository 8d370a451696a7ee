package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.results.RunRecord;
import volley.results.spikes.TimeBins;

class TimeChartTest {
    private static final int HEIGHT = 300;
    private static final int AXIS_HEIGHT = 60;

    private static BufferedImage drawn(int height, Consumer<Graphics2D> painting) throws IOException {
        Drawing.prepare();
        var image = new BufferedImage(PlotStyle.WIDTH, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, PlotStyle.WIDTH, height);
        painting.accept(graphics);
        graphics.dispose();
        return image;
    }

    private static int ink(BufferedImage image, int fromX, int toX, int fromY, int toY) {
        int ink = 0;
        for (int x = fromX; x < toX; x++) {
            for (int y = fromY; y < toY; y++) {
                ink += (image.getRGB(x, y) & 0xff) < 0x80 ? 1 : 0;
            }
        }
        return ink;
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 100, 1000, 2000, 10_000, 100_000, 1_000_000})
    void shouldLabelTheEndOfItsAxis(double endMs) throws IOException {
        var chart = new TimeChart(HEIGHT, "rate", 0, endMs);
        chart.series("rate", new double[] {0, endMs}, new double[] {0, 1});
        var image = drawn(HEIGHT, graphics -> chart.paint(graphics, PlotStyle.WIDTH));
        int end = (int) Math.ceil(chart.x(endMs));
        assertTrue(ink(image, end + 3, PlotStyle.WIDTH, HEIGHT - AXIS_HEIGHT, HEIGHT) > 10, "no label at " + end);
        assertEquals(0, ink(image, PlotStyle.WIDTH - 1, PlotStyle.WIDTH, 0, HEIGHT), "a label that is cut off");
    }

    /** Where labels of one panel are wider than those of another, as 2,000 is wider than -60. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldBeginAtTheSamePlaceInAllPanelsOfTraces(int neurons) throws IOException {
        var sample = new TraceSample(
                new RunRecord.Trace("vm", List.of("V_m", "I_syn_ex", "I_syn_in"), neurons, 1),
                TimeBins.of(0, 100, 0.1, 1, 100));
        int[] senders = new int[neurons];
        for (int timeMs = 1; timeMs <= 100; timeMs++) {
            var values = new double[3 * neurons];
            for (int neuron = 0; neuron < neurons; neuron++) {
                values[3 * neuron] = -60 - timeMs % 7;
                values[3 * neuron + 1] = 20_000 * (timeMs % 5);
                values[3 * neuron + 2] = -0.001 * (timeMs % 3);
            }
            sample.record(timeMs, senders, values);
        }
        var plot = new TracePlot("run", "", 0, 100, List.of(sample));
        var image = drawn(plot.height(), plot::paint);
        var lefts = new ArrayList<Integer>();
        int top = plot.height() - 3 * TracePlot.PANEL_HEIGHT;
        for (int panel = 0; panel < 3; panel++) {
            lefts.add(leftOfPlot(image, top + panel * TracePlot.PANEL_HEIGHT));
        }
        assertEquals(1, lefts.stream().distinct().count(), lefts::toString);
        assertEquals(0, ink(image, 0, PlotStyle.PADDING / 2, top, plot.height()), "a title that is cut off");
    }

    /** A panel of traces that hold a value in the first half of their time, and another one in the second. */
    private static BufferedImage panel(double first, double second) throws IOException {
        var sample = new TraceSample(new RunRecord.Trace("", List.of("V_m"), 1, 1), TimeBins.of(0, 100, 0.1, 1, 100));
        for (int timeMs = 1; timeMs <= 100; timeMs++) {
            sample.record(timeMs, new int[1], new double[] {timeMs <= 50 ? first : second});
        }
        var plot = new TracePlot("run", "", 0, 100, List.of(sample));
        int top = plot.height() - TracePlot.PANEL_HEIGHT;
        return drawn(plot.height(), plot::paint).getSubimage(0, top, PlotStyle.WIDTH, TracePlot.PANEL_HEIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100",
        "0, 0",
        "-70, -70",
        "-70, -55",
        "-70, 0.0001",
        "0.0012, 0.0012",
        "99, 101",
        "3, 4.4",
        "0, 28"
    })
    void shouldShowNumbersAndWholeLinesInPanelsOfTraces(double first, double second) throws IOException {
        var image = panel(first, second);
        int left = leftOfPlot(image, 0);
        int labels = 0;
        for (int y = 1; y < TracePlot.PANEL_HEIGHT; y++) {
            boolean begins =
                    ink(image, left - 16, left - 6, y, y + 1) > 0 && ink(image, left - 16, left - 6, y - 1, y) == 0;
            labels += begins ? 1 : 0;
        }
        assertTrue(labels >= 2 && labels <= 9, labels + " numbers");
        for (int x : new int[] {300, 900}) {
            int line = colored(image, x);
            assertTrue(line > 22 && line < 215, "line at " + line);
        }
    }

    /** The first row of a column in which a line is, neither white nor grey. */
    private static int colored(BufferedImage image, int x) {
        for (int y = 0; y < image.getHeight(); y++) {
            var color = new Color(image.getRGB(x, y));
            if (color.getBlue() - color.getRed() > 60) {
                return y;
            }
        }
        throw new AssertionError("no line at " + x);
    }

    /** The first column that has the line of an axis. */
    private static int leftOfPlot(BufferedImage image, int top) {
        for (int x = 0; x < PlotStyle.WIDTH; x++) {
            int line = 0;
            for (int y = top; y < top + TracePlot.PANEL_HEIGHT; y++) {
                line += image.getRGB(x, y) != Color.WHITE.getRGB() ? 1 : 0;
            }
            if (line > TracePlot.PANEL_HEIGHT / 2) {
                return x;
            }
        }
        throw new AssertionError("no axis below " + top);
    }
}

package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureHeaderTest {
    private static final int WIDTH = 600;
    private static final String LONG = "parameter 12345 mV, ".repeat(40);

    private static List<LegendKey> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LegendKey.line("population " + i, SeriesStyle.of(i)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 20, 300})
    void shouldStayInItsFrame(int populations) {
        var header = new FigureHeader(WIDTH, LONG, LONG, keys(populations));
        int margin = 200;
        var image = new BufferedImage(WIDTH + margin, header.height() + margin, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        header.paint(graphics);
        graphics.dispose();
        int outside = 0;
        int inside = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean painted = (image.getRGB(x, y) & 0xffffff) != 0xffffff;
                inside += painted && x < WIDTH && y < header.height() ? 1 : 0;
                outside += painted && (x >= WIDTH || y >= header.height()) ? 1 : 0;
            }
        }
        assertEquals(0, outside);
        assertTrue(inside > 1000);
        assertTrue(header.height() <= FigureHeader.MOST_HEIGHT);
    }

    @Test
    void shouldGrowWithItsLegend() {
        assertTrue(new FigureHeader(WIDTH, "t", "", keys(8)).height()
                > new FigureHeader(WIDTH, "t", "", keys(2)).height());
    }

    @Test
    void shouldBreakLinesAtBlanksAndCutTheLast() {
        var metrics = TextFit.metrics(PlotStyle.font(15));
        int width = metrics.stringWidth("order 2500, g 5,");
        assertEquals(
                List.of("order 2500, g 5,", "eta 2, delay 1.5"),
                TextFit.wrap("order 2500, g 5, eta 2, delay 1.5", metrics, width, 2));
        var cut = TextFit.wrap("order 2500, g 5, eta 2, delay 1.5 ms, epsilon 0.1", metrics, width, 2);
        assertEquals(2, cut.size());
        assertTrue(cut.getLast().endsWith("\u2026") && cut.getLast().startsWith("eta 2"), cut.toString());
        assertTrue(metrics.stringWidth(cut.getLast()) <= width);
    }
}

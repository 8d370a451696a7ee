package volley.results.plots.sweep;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.results.plots.Drawing;

class CurvePanelTest {
    /** Left of this column are the numbers of the vertical axis; its title is empty. */
    private static final int NUMBERS = 28;

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 8, 60})
    void shouldShowNumbersAlsoOfSilentPopulations(double rate) throws IOException {
        Drawing.prepare();
        var rates = new double[] {rate, rate, rate};
        var panel = new CurvePanel(Axis.of("g", false, DoubleStream.of(3, 5)), Axis.fromZero("", Arrays.stream(rates)))
                .points(new Curve("exc", new double[] {3, 4, 5}, rates, new double[3]), 0, true);
        var image = new BufferedImage(Panel.WIDTH, Panel.HEIGHT, BufferedImage.TYPE_INT_RGB);
        panel.paint(image.createGraphics());
        int numbers = 0;
        for (int y = 1; y < Panel.HEIGHT; y++) {
            numbers += hasInk(image, y) && !hasInk(image, y - 1) ? 1 : 0;
        }
        assertTrue(numbers >= 2, numbers + " numbers");
    }

    @Test
    void shouldDrawNarrowLogarithmicAxesAtThePlot() throws IOException {
        Drawing.prepare();
        var x = new double[] {130, 155};
        var y = new double[] {4100, 4200};
        var panel = new CurvePanel(Axis.of("", true, Arrays.stream(x)), Axis.of("", true, Arrays.stream(y)))
                .points(new Curve("", x, y, new double[2]), 0, true);
        var image = new BufferedImage(Panel.WIDTH, Panel.HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, Panel.WIDTH, Panel.HEIGHT);
        panel.paint(graphics);
        var lines = IntStream.range(Panel.HEIGHT * 4 / 5, Panel.HEIGHT)
                .filter(row -> isLine(image, row))
                .summaryStatistics();
        assertTrue(lines.getCount() > 0 && lines.getMax() - lines.getMin() <= 3, lines::toString);
    }

    /** Whether a row is painted all along, in the middle of the plot. */
    private static boolean isLine(BufferedImage image, int y) {
        int background = image.getRGB(0, 0);
        return IntStream.range(Panel.WIDTH / 2, Panel.WIDTH * 3 / 4).allMatch(x -> image.getRGB(x, y) != background);
    }

    private static boolean hasInk(BufferedImage image, int y) {
        for (int x = 0; x < NUMBERS; x++) {
            if (new Color(image.getRGB(x, y)).getBlue() < 0x80) {
                return true;
            }
        }
        return false;
    }
}

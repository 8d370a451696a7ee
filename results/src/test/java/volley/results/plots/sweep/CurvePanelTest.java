package volley.results.plots.sweep;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;
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

    private static boolean hasInk(BufferedImage image, int y) {
        for (int x = 0; x < NUMBERS; x++) {
            if (new Color(image.getRGB(x, y)).getBlue() < 0x80) {
                return true;
            }
        }
        return false;
    }
}

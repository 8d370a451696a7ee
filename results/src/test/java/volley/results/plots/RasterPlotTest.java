package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import volley.simulation.record.SpikeTrains;

class RasterPlotTest {
    private static final int BLUE = 0x1f5fbf;
    private static final int RED = 0xd1495b;

    /** Below the legend, whose dots have the same colours. */
    private static final int RASTER_TOP = 80;

    private static BufferedImage drawn(RasterPlot plot) throws IOException {
        var bytes = new ByteArrayOutputStream();
        plot.writePng(bytes);
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static SpikeTrains spikes(int sender, double... timesMs) {
        return new SpikeTrains(
                IntStream.generate(() -> sender).limit(timesMs.length).toArray(), timesMs);
    }

    /** Mean of the row or column numbers of all pixels of a colour. */
    private static double mean(BufferedImage image, int color, boolean ofRows) {
        return IntStream.range(RASTER_TOP, image.getHeight())
                .mapToObj(y -> IntStream.range(0, image.getWidth())
                        .filter(x -> (image.getRGB(x, y) & 0xffffff) == color)
                        .map(x -> ofRows ? y : x))
                .flatMapToInt(pixels -> pixels)
                .average()
                .orElseThrow();
    }

    @Test
    void shouldDrawInhibitoryDotsAboveExcitatoryOnes() throws IOException {
        var image = drawn(new RasterPlot("t", "", 100)
                .add("excitatory", 0, 10, spikes(5, 20))
                .add("inhibitory", 400, 10, spikes(405, 80)));
        assertEquals(1200, image.getWidth());
        assertTrue(mean(image, RED, true) < mean(image, BLUE, true));
        assertTrue(mean(image, BLUE, false) < mean(image, RED, false));
    }

    @Test
    void shouldPutDotsWhereTheirTimeIs() throws IOException {
        double first = mean(drawn(new RasterPlot("t", "", 100).add("e", 0, 2, spikes(1, 25))), BLUE, false);
        double second = mean(drawn(new RasterPlot("t", "", 100).add("e", 0, 2, spikes(1, 50))), BLUE, false);
        double third = mean(drawn(new RasterPlot("t", "", 100).add("e", 0, 2, spikes(1, 75))), BLUE, false);
        assertEquals(second - first, third - second, 1);
        assertEquals(1100 / 4.0, second - first, 20);
    }

    @Test
    void shouldDrawNeuronsThatAreSilent() throws IOException {
        assertEquals(
                1200,
                drawn(new RasterPlot("t", "s", 10).add("silent", 0, 3, spikes(0)))
                        .getWidth());
    }

    @Test
    void shouldDrawASampleOfManyNeurons() throws IOException {
        int neurons = 20_000;
        var senders = IntStream.range(0, neurons).toArray();
        var times = IntStream.range(0, neurons)
                .mapToDouble(i -> i * 100.0 / neurons)
                .toArray();
        var image = drawn(new RasterPlot("t", "", 100).add("all", 0, neurons, new SpikeTrains(senders, times)));
        assertTrue(mean(image, BLUE, true) > RASTER_TOP);
    }
}

package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.ms;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.models.IafPscDelta;
import volley.simulation.Simulator;
import volley.simulation.record.SpikeTrains;

class SpikeRasterTest {
    @TempDir
    private Path folder;

    /** Rows of pixels in the first population's colour, of a picture of four neurons and these spikes. */
    private int[] rows(int... senders) throws IOException {
        var simulator = new Simulator(ms(0.1));
        simulator.create(IafPscDelta.defaults(), 7);
        var neurons = simulator.create(IafPscDelta.defaults(), 4);
        double[] timesMs =
                IntStream.range(0, senders.length).mapToDouble(i -> 50).toArray();
        Path file = folder.resolve("raster.png");
        new SpikeRaster("title", 100, 0.1)
                .add("four", neurons, new SpikeTrains(senders, timesMs))
                .writePng(file);
        var image = ImageIO.read(file.toFile());
        assertEquals(2 * PlotStyle.WIDTH, image.getWidth());
        int colour = Palette.light(0).getRGB();
        return IntStream.range(0, image.getHeight())
                .filter(y -> IntStream.range(0, image.getWidth())
                        .anyMatch(x -> new Color(image.getRGB(x, y)).getRGB() == colour))
                .toArray();
    }

    @Test
    void shouldDrawNeuronsFromBelowByTheirPlaceInTheView() throws IOException {
        int[] lowest = rows(7);
        int[] highest = rows(10);
        assertTrue(lowest.length > 0 && highest.length > 0);
        assertTrue(highest[highest.length - 1] < lowest[0]);
    }

    @Test
    void shouldLeaveOutSpikesOfOtherNeurons() throws IOException {
        assertEquals(0, rows(6, 11).length);
    }
}

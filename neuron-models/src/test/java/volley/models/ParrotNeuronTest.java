package volley.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ParrotNeuronTest {
    @Test
    void shouldRepeatEverySpikeAsOftenAsItArrives() {
        var parrots = ParrotNeuron.defaults().populate(PopulationShare.whole(4, 1), 0.1);
        var arriving = new double[][] {{0, 1, 3, 0}};
        assertEquals(4, parrots.mostSpikes(arriving));
        var spiking = new int[4];
        int spikes = parrots.update(arriving, null, spiking);
        assertArrayEquals(new int[] {1, 2, 2, 2}, Arrays.copyOf(spiking, spikes));
        assertEquals(0, parrots.update(new double[1][4], null, spiking));
    }
}

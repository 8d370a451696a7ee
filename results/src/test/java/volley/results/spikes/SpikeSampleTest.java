package volley.results.spikes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpikeSampleTest {
    private static SpikeSample of(int neurons, int stride, int limit, int spikes) {
        var sample = new SpikeSample(neurons, stride, limit);
        for (int i = 0; i < spikes; i++) {
            sample.spike(i % neurons, i);
        }
        return sample;
    }

    @Test
    void shouldTakeEverySpikeWhileThereIsSpace() {
        var sample = of(10, 1, 100, 100);
        assertEquals(100, sample.size());
        assertEquals(1, sample.neuronStride());
        assertEquals(7, sample.place(97));
        assertEquals(97, sample.timeMs(97));
    }

    @Test
    void shouldTakeAllSpikesOfEverySoManiethNeuron() {
        var sample = of(40, 1, 1000, 4000);
        assertEquals(4, sample.neuronStride());
        assertEquals(1, sample.spikeStride());
        assertEquals(1000, sample.size());
        for (int i = 0; i < sample.size(); i++) {
            assertEquals(0, sample.place(i) % 4);
        }
    }

    @Test
    void shouldBeginWithTheStrideThatIsAskedFor() {
        assertEquals(100, of(30, 3, 1000, 300).size());
    }

    @Test
    void shouldTakeEverySoManiethSpikeOfASingleNeuron() {
        var sample = of(1, 1, 32_768, 100_000);
        assertTrue(sample.size() <= 32_768 && sample.size() > 16_384, sample.size() + " spikes");
        assertEquals(4, sample.spikeStride());
        for (int i = 1; i < sample.size(); i++) {
            assertEquals(4, sample.timeMs(i) - sample.timeMs(i - 1), "spike " + i);
        }
    }

    @Test
    void shouldThinSpikesOfTheFirstNeuronOnceItIsAlone() {
        var sample = of(3, 1, 64, 3000);
        assertTrue(sample.neuronStride() >= 3);
        assertTrue(sample.spikeStride() > 1);
        assertEquals(0, sample.place(sample.size() - 1));
    }
}

package volley.results.spikes;

import java.io.IOException;
import java.util.Arrays;
import volley.simulation.record.SpikeTrains;

/**
 * Spikes of an even sample of the recorded neurons of a population, small enough to be held in memory.
 *
 * @param every one neuron in so many is in the sample, from the first recorded one on; a power of two
 */
public record SpikeSample(int every, SpikeTrains spikes) {
    /**
     * Takes all spikes of a source, or where these are more than a limit, those of as many neurons as stay below.
     *
     * @param firstId global id of the first recorded neuron
     */
    public static SpikeSample of(SpikeSource source, int firstId, int limit) throws IOException {
        var taken = new Taken(firstId, limit);
        source.forEach(taken::take);
        return new SpikeSample(
                taken.every,
                new SpikeTrains(Arrays.copyOf(taken.senders, taken.size), Arrays.copyOf(taken.timesMs, taken.size)));
    }

    private static final class Taken {
        private final int firstId;
        private final int limit;
        private int every = 1;
        private int[] senders = new int[64];
        private double[] timesMs = new double[64];
        private int size;

        Taken(int firstId, int limit) {
            this.firstId = firstId;
            this.limit = limit;
        }

        void take(int sender, double timeMs) {
            if ((sender - firstId) % every != 0) {
                return;
            }
            if (size == senders.length) {
                senders = Arrays.copyOf(senders, 2 * size);
                timesMs = Arrays.copyOf(timesMs, 2 * size);
            }
            senders[size] = sender;
            timesMs[size++] = timeMs;
            while (size > limit) {
                every *= 2;
                thin();
            }
        }

        private void thin() {
            int left = 0;
            for (int i = 0; i < size; i++) {
                if ((senders[i] - firstId) % every == 0) {
                    senders[left] = senders[i];
                    timesMs[left++] = timesMs[i];
                }
            }
            size = left;
        }
    }
}

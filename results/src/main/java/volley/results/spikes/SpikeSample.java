package volley.results.spikes;

import java.util.Arrays;

/**
 * Takes the spikes of an even sample of the recorded neurons of a population, few enough to be held in memory: of every
 * neuron, or of every so manieth one. Where a single neuron has too many, it takes every so manieth spike of it.
 */
public final class SpikeSample implements SpikeSource.Visitor {
    private final int neurons;
    private final int limit;
    private int neuronStride;
    private int spikeStride = 1;

    /** Spikes of the neurons in the sample since the last one that is in it, which ends with the present one. */
    private long sinceTaken;

    private int[] places = new int[64];
    private double[] timesMs = new double[64];
    private int size;

    /**
     * @param neurons how many were recorded; a spike's neuron is its place among them, 0 ... neurons-1
     * @param stride one neuron in so many is taken at first
     * @param limit spikes that must not be exceeded
     */
    public SpikeSample(int neurons, int stride, int limit) {
        this.neurons = neurons;
        this.limit = limit;
        neuronStride = stride;
    }

    /** Bytes that a sample takes at most: ids and stamps, and copies of them while it grows. */
    public static long mostBytes(int limit) {
        return 3L * (Integer.BYTES + Double.BYTES) * limit;
    }

    @Override
    public void spike(int place, double timeMs) {
        if (place % neuronStride != 0) {
            return;
        }
        sinceTaken++;
        while (size == limit && isTaken(place)) {
            thin();
        }
        if (!isTaken(place)) {
            return;
        }
        if (size == places.length) {
            int length = (int) Math.min(limit, 2L * size);
            places = Arrays.copyOf(places, length);
            timesMs = Arrays.copyOf(timesMs, length);
        }
        places[size] = place;
        timesMs[size++] = timeMs;
        sinceTaken = 0;
    }

    private boolean isTaken(int place) {
        return place % neuronStride == 0 && sinceTaken >= spikeStride;
    }

    /** Leaves about half: every second neuron or, of a single one, every second spike. */
    private void thin() {
        boolean byNeuron = neuronStride < neurons;
        int left = 0;
        for (int i = 0; i < size; i++) {
            if (byNeuron ? places[i] % (2 * neuronStride) == 0 : i % 2 == 0) {
                places[left] = places[i];
                timesMs[left++] = timesMs[i];
            }
        }
        if (byNeuron) {
            neuronStride *= 2;
        } else {
            sinceTaken += size % 2 == 0 ? spikeStride : 0;
            spikeStride *= 2;
        }
        size = left;
    }

    /** One neuron in so many is in the sample, from the first on. */
    public int neuronStride() {
        return neuronStride;
    }

    /** One spike in so many of these neurons is in the sample. */
    public int spikeStride() {
        return spikeStride;
    }

    public int size() {
        return size;
    }

    /** The place of a spike's neuron among the recorded ones. */
    public int place(int spike) {
        return places[spike];
    }

    /** The stamp of a spike in ms. */
    public double timeMs(int spike) {
        return timesMs[spike];
    }
}

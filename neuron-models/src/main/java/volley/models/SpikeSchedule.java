package volley.models;

import java.util.Arrays;

/**
 * Spikes to be sent.
 *
 * @param stamps in steps, ascending
 * @param weights factor of the synapse's weight, one a spike
 * @param multiplicities how often a spike is sent, one a spike
 */
public record SpikeSchedule(long[] stamps, double[] weights, int[] multiplicities) {
    /** Collects spikes in the order of their stamps. */
    static final class Builder {
        private static final int AT_FIRST = 16;

        private long[] stamps = new long[AT_FIRST];
        private double[] weights = new double[AT_FIRST];
        private int[] multiplicities = new int[AT_FIRST];
        private int size;

        void add(long stamp, double weight, int multiplicity) {
            if (size == stamps.length) {
                stamps = Arrays.copyOf(stamps, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
                multiplicities = Arrays.copyOf(multiplicities, 2 * size);
            }
            stamps[size] = stamp;
            weights[size] = weight;
            multiplicities[size++] = multiplicity;
        }

        SpikeSchedule build() {
            return new SpikeSchedule(
                    Arrays.copyOf(stamps, size), Arrays.copyOf(weights, size), Arrays.copyOf(multiplicities, size));
        }
    }

    public int size() {
        return stamps.length;
    }

    /** Place of the first spike stamped so or later; the number of spikes if there is none. */
    public int firstFrom(long stamp) {
        int place = Arrays.binarySearch(stamps, stamp);
        while (place > 0 && stamps[place - 1] == stamp) {
            place--;
        }
        return place >= 0 ? place : -place - 1;
    }

    /** Whether all spikes have the synapse's own weight. */
    public boolean isUnweighted() {
        return Arrays.stream(weights).allMatch(weight -> weight == 1);
    }

    /** Number of spikes that are sent with a stamp, all alike. */
    public int count(long stamp) {
        int count = 0;
        for (int spike = firstFrom(stamp); spike < stamps.length && stamps[spike] == stamp; spike++) {
            count += multiplicities[spike];
        }
        return count;
    }
}

package volley.benchmarks.scalar;

import volley.partition.random.RandomKey;

/**
 * One rank's share of the baseline: the network that {@code volley run brunel} simulates by default. Targets are kept
 * by source, 2 bytes each; every synaptic event adds its weight to its target's input; a Poisson count is looked up in
 * an inverted distribution; neurons are updated one by one.
 */
public final class ScalarRank {
    /** Delay of all synapses, hence also the steps between two exchanges. */
    public static final int DELAY_STEPS = 15;

    private static final double DENSITY = 0.1;
    private static final float J_MILLIVOLTS = 0.1f;
    private static final float G = 5;
    private static final float P33 = (float) Math.exp(-0.1 / 20); // dt 0.1 ms, tau_m 20 ms
    private static final float THETA_MILLIVOLTS = 20;
    private static final int REFRACTORY_STEPS = 20;
    private static final double POISSON_MEAN = 2; // per step, of all external input
    private static final int TABLE_BITS = 16;
    private static final byte[] POISSON_COUNTS = invertedPoisson();

    private final double density;
    private final int rank;
    private final int ranks;
    private final int exc;
    private final int neurons;
    private final float[] potentials;
    private final int[] refractory;
    private final float[][] inputs;
    private final int[] ends;
    private char[] targets;
    private long random;

    /** Makes the neurons; they are wired by {@link #wire}. */
    public ScalarRank(int order, int rank, int ranks) {
        this(order, rank, ranks, DENSITY);
    }

    /**
     * The same of a network of another density.
     *
     * @param density in-degree by number of neurons, of either kind
     */
    public ScalarRank(int order, int rank, int ranks, double density) {
        this.density = density;
        this.rank = rank;
        this.ranks = ranks;
        exc = 4 * order;
        neurons = 5 * order;
        random = RandomKey.narrow(1, rank);
        int local = (neurons - rank + ranks - 1) / ranks;
        potentials = new float[local];
        refractory = new int[local];
        inputs = new float[DELAY_STEPS][local];
        ends = new int[neurons];
    }

    /** Count for each of 2^16 equally likely draws. */
    private static byte[] invertedPoisson() {
        var counts = new byte[1 << TABLE_BITS];
        double p = Math.exp(-POISSON_MEAN);
        double cumulative = p;
        int count = 0;
        for (int i = 0; i < counts.length; i++) {
            while ((i + 0.5) / counts.length > cumulative) {
                p *= POISSON_MEAN / ++count;
                cumulative += p;
            }
            counts[i] = (byte) count;
        }
        return counts;
    }

    private long nextRandom() {
        return RandomKey.mix(random += RandomKey.GOLDEN);
    }

    /** Draws every neuron's sources, then sorts the connections by source. */
    public void wire() {
        int excIndegree = (int) (density * exc);
        int indegree = excIndegree + (int) (density * (neurons - exc));
        var sources = new int[Math.multiplyExact(potentials.length, indegree)];
        for (int i = 0; i < sources.length; i++) {
            int source = i % indegree < excIndegree
                    ? RandomKey.index(nextRandom(), exc)
                    : exc + RandomKey.index(nextRandom(), neurons - exc);
            sources[i] = source;
            ends[source]++;
        }
        int start = 0;
        for (int source = 0; source < neurons; source++) {
            int count = ends[source];
            ends[source] = start;
            start += count;
        }
        targets = new char[sources.length];
        for (int i = 0; i < sources.length; i++) {
            targets[ends[sources[i]]++] = (char) (i / indegree);
        }
    }

    /** Adds the external input of one step. */
    public void addNoise(int lag) {
        var input = inputs[lag];
        for (int i = 0; i < input.length; i++) {
            input[i] += J_MILLIVOLTS * POISSON_COUNTS[(int) (nextRandom() >>> (Long.SIZE - TABLE_BITS))];
        }
    }

    /**
     * Takes the neurons one step further.
     *
     * @param spiking receives the global ids of those that spike
     * @return number of those
     */
    public int update(int lag, int[] spiking) {
        var input = inputs[lag];
        int spikes = 0;
        for (int i = 0; i < input.length; i++) {
            float u = P33 * potentials[i] + input[i];
            input[i] = 0;
            if (refractory[i] > 0) {
                refractory[i]--;
                u = 0;
            } else if (u >= THETA_MILLIVOLTS) {
                refractory[i] = REFRACTORY_STEPS;
                spiking[spikes++] = i * ranks + rank;
                u = 0;
            }
            potentials[i] = u;
        }
        return spikes;
    }

    /**
     * Delivers the spikes of a lag, an interval later.
     *
     * @return number of synaptic events
     */
    public long deliver(int lag, int[] sources, int spikes) {
        var input = inputs[lag];
        long events = 0;
        for (int spike = 0; spike < spikes; spike++) {
            int source = sources[spike];
            float weight = source < exc ? J_MILLIVOLTS : -G * J_MILLIVOLTS;
            int start = source == 0 ? 0 : ends[source - 1];
            for (int i = start; i < ends[source]; i++) {
                input[targets[i]] += weight;
            }
            events += ends[source] - start;
        }
        return events;
    }

    /** Number of neurons of this rank. */
    public int size() {
        return potentials.length;
    }
}

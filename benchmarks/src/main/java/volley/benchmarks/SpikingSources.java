package volley.benchmarks;

import volley.partition.random.RandomKey;

/** Excitatory neurons that spike in a step of a Brunel network, others in every step. */
final class SpikingSources {
    private static final int STEPS = 4096;
    /** 32 spikes/s in steps of 0.1 ms. */
    private static final double PER_NEURON_AND_STEP = 0.0032;

    private final int[][] sources;
    private int step;

    SpikingSources(int order) {
        int spikes = (int) Math.ceil(PER_NEURON_AND_STEP * Wiring.sources(order));
        sources = new int[STEPS][spikes];
        long draws = 0;
        for (int[] sourcesOfStep : sources) {
            for (int i = 0; i < spikes; i++) {
                sourcesOfStep[i] = RandomKey.index(RandomKey.draw(1, draws++), Wiring.sources(order));
            }
        }
    }

    int[] next() {
        return sources[step++ % STEPS];
    }
}

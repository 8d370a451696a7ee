package volley.benchmarks.microcircuit;

import volley.networks.CorticalPopulation;
import volley.networks.Microcircuit;
import volley.networks.MicrocircuitInput;
import volley.partition.random.RandomKey;

/**
 * One thread's share of the plain program: every so-many-th neuron, and the connections to them in rows by source, in a
 * row by delay. What arrives in a step is added target by target to one sum, as both time constants are equal.
 */
final class PlainRank {
    private static final double STEP_MS = 0.1;

    /** Longer delays have a probability below 1e-12. */
    static final int LONGEST_DELAY = 70;

    /** So far does a weight exceed the mean of the strongest ones at most: by more than five standard deviations. */
    private static final double LARGEST_WEIGHT = 1.6;

    private static final int REFRACTORY_STEPS = (int) Math.round(Microcircuit.T_REF_MS / STEP_MS);
    private static final float P33 = (float) Math.exp(-STEP_MS / MicrocircuitInput.TAU_M_MS);
    private static final float P11 = (float) Math.exp(-STEP_MS / MicrocircuitInput.TAU_SYN_MS);
    private static final double RESISTANCE_GIGAOHM = MicrocircuitInput.TAU_M_MS / MicrocircuitInput.C_M_PICOFARADS;
    /** Potential in mV that 1 pA of a synaptic current makes in a step (Rotter and Diesmann 1999). */
    private static final float P31 = (float) ((P33 - P11)
            / MicrocircuitInput.C_M_PICOFARADS
            / (1 / MicrocircuitInput.TAU_SYN_MS - 1 / MicrocircuitInput.TAU_M_MS));

    private static final float THRESHOLD_MILLIVOLTS =
            (float) (Microcircuit.V_TH_MILLIVOLTS - Microcircuit.E_L_MILLIVOLTS);

    private final Microcircuit network;
    private final int rank;
    private final int ranks;
    private final int neurons;
    private long random;

    private final float[] potentials;
    private final float[] currents;
    private final float[] constant;
    private final int[] refractory;
    private final int[] sums;
    private final byte[][] poisson;
    private final float externalWeight;

    /** Weights are multiples of it, in pA. */
    private final double quantum;

    /** Where the part of each source and delay ends. */
    private final int[] ends;

    private char[] targets;
    private short[] weights;

    PlainRank(Microcircuit network, long seed, int rank, int ranks) {
        this.network = network;
        this.rank = rank;
        this.ranks = ranks;
        random = RandomKey.narrow(seed, rank);
        neurons = firstOf(CorticalPopulation.L6I) + network.size().of(CorticalPopulation.L6I);
        int local = localFrom(neurons);
        potentials = new float[local];
        currents = new float[local];
        constant = new float[local];
        refractory = new int[local];
        sums = new int[local];
        ends = new int[neurons * LONGEST_DELAY + 1];
        externalWeight = (float) network.input().externalWeightPicoamperes();
        double strongest = -network.input().weightPicoamperes(CorticalPopulation.L6I, CorticalPopulation.L6I);
        quantum = LARGEST_WEIGHT * strongest / Short.MAX_VALUE;
        poisson = new byte[local][];
        for (var population : CorticalPopulation.values()) {
            place(population);
        }
    }

    private void place(CorticalPopulation population) {
        byte[] counts = network.drive() == Microcircuit.Drive.DC ? null : PlainTables.poisson(meanCount(population));
        double current = network.input().constantPicoamperes(population);
        int from = localFrom(firstOf(population));
        int to = localFrom(firstOf(population) + network.size().of(population));
        for (int i = from; i < to; i++) {
            constant[i] = (float) (RESISTANCE_GIGAOHM * current * (1 - P33));
            potentials[i] = (float) (population.potentialMillivolts()
                    - Microcircuit.E_L_MILLIVOLTS
                    + population.potentialSpreadMillivolts() * PlainTables.normal(nextRandom()));
            poisson[i] = counts;
        }
    }

    private double meanCount(CorticalPopulation population) {
        return MicrocircuitInput.BACKGROUND_HERTZ * network.size().externalIndegree(population) * STEP_MS / 1000;
    }

    private int firstOf(CorticalPopulation population) {
        int first = 0;
        for (int i = 0; i < population.ordinal(); i++) {
            first += network.size().of(CorticalPopulation.values()[i]);
        }
        return first;
    }

    /** Number of this rank's neurons before a global id. */
    private int localFrom(int globalId) {
        return (globalId - rank + ranks - 1) / ranks;
    }

    private long nextRandom() {
        return RandomKey.mix(random += RandomKey.GOLDEN);
    }

    /** Draws all connections twice: to count those of each source and delay, then to put them in their places. */
    void wire() {
        long state = random;
        drawAll(false);
        int start = 0;
        for (int part = 0; part < ends.length; part++) {
            int count = ends[part];
            ends[part] = start;
            start += count;
        }
        targets = new char[start];
        weights = new short[start];
        random = state;
        drawAll(true);
    }

    private void drawAll(boolean places) {
        for (var target : CorticalPopulation.values()) {
            for (var source : CorticalPopulation.values()) {
                draw(source, target, places);
            }
        }
    }

    private void draw(CorticalPopulation source, CorticalPopulation target, boolean places) {
        int firstTarget = localFrom(firstOf(target));
        int localTargets = localFrom(firstOf(target) + network.size().of(target)) - firstTarget;
        int firstSource = firstOf(source);
        int sources = network.size().of(source);
        long synapses = Math.round((double) network.size().synapses(source, target)
                * localTargets
                / network.size().of(target));
        double mean = network.input().weightPicoamperes(source, target);
        short[] weightTable = PlainTables.weights(mean, Microcircuit.WEIGHT_SPREAD * Math.abs(mean), quantum);
        double delay = source.isExcitatory() ? Microcircuit.EXCITATORY_DELAY_MS : Microcircuit.INHIBITORY_DELAY_MS;
        byte[] delayTable = PlainTables.delays(delay, Microcircuit.DELAY_SPREAD * delay, STEP_MS, LONGEST_DELAY);
        for (long i = 0; i < synapses; i++) {
            int from = firstSource + RandomKey.index(nextRandom(), sources);
            long bits = nextRandom();
            int part = from * LONGEST_DELAY + delayTable[PlainTables.index(bits)] - 1;
            if (places) {
                int at = ends[part]++;
                targets[at] = (char) (firstTarget + RandomKey.index(nextRandom(), localTargets));
                weights[at] = weightTable[PlainTables.index(bits << PlainTables.BITS)];
            } else {
                ends[part]++;
                nextRandom();
            }
        }
    }

    /** Adds what spikes bring that arrive after a delay; returns their number. */
    long deliver(int[] sources, int spikes, int delay) {
        int[] sums = this.sums;
        char[] targets = this.targets;
        short[] weights = this.weights;
        long events = 0;
        for (int spike = 0; spike < spikes; spike++) {
            int part = sources[spike] * LONGEST_DELAY + delay - 1;
            int start = part == 0 ? 0 : ends[part - 1];
            int end = ends[part];
            for (int i = start; i < end; i++) {
                sums[targets[i]] += weights[i];
            }
            events += end - start;
        }
        return events;
    }

    /**
     * Takes the neurons one step further.
     *
     * @param spiking receives the global ids of those that spike
     * @return number of those
     */
    int update(int[] spiking) {
        boolean isNoisy = network.drive() == Microcircuit.Drive.POISSON;
        int spikes = 0;
        for (int i = 0; i < potentials.length; i++) {
            float arriving = (float) (quantum * sums[i]);
            sums[i] = 0;
            if (isNoisy) {
                arriving += externalWeight * poisson[i][PlainTables.index(nextRandom())];
            }
            float u = P33 * potentials[i] + constant[i] + P31 * currents[i];
            currents[i] = P11 * currents[i] + arriving;
            if (refractory[i] > 0) {
                refractory[i]--;
                u = 0;
            } else if (u >= THRESHOLD_MILLIVOLTS) {
                refractory[i] = REFRACTORY_STEPS;
                spiking[spikes++] = i * ranks + rank;
                u = 0;
            }
            potentials[i] = u;
        }
        return spikes;
    }

    /** Number of this rank's neurons. */
    int size() {
        return potentials.length;
    }

    /** Number of connections to them. */
    int synapses() {
        return targets.length;
    }

    /** Number of neurons of all ranks. */
    int neurons() {
        return neurons;
    }
}

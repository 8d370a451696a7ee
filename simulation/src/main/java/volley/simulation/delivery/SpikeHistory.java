package volley.simulation.delivery;

import java.util.Arrays;
import volley.exchange.SpikeExchange;

/**
 * The spikes of the whole network in the last steps, as many steps back as the longest delay reaches. Those of a step
 * stand in the order of the populations, so that a projection looks at those of its sources' only.
 */
public final class SpikeHistory {
    /** Global ids at which the populations begin, and at which the last one ends. */
    private final int[] populations;

    private final int[][] globalIds;
    private final int[] counts;
    /** Where in a step's spikes those of each population end; by slot, then population. */
    private final int[] ends;

    private final int[] places;

    /**
     * @param steps the longest delay in steps, at least 1
     * @param populations global ids at which the populations begin, then the number of neurons
     */
    public SpikeHistory(int steps, int... populations) {
        this.populations = populations;
        globalIds = new int[steps][0];
        counts = new int[steps];
        ends = new int[Math.multiplyExact(steps, populations.length - 1)];
        places = new int[populations.length];
    }

    /** Bytes that the history of so many steps takes without any spikes. */
    public static double bytes(int steps, int populations) {
        return (16.0 + Long.BYTES + Integer.BYTES * (1.0 + populations)) * steps;
    }

    /** Takes the next lag of what an exchange has received as the spikes of a step, which replace the oldest step's. */
    public void store(long step, SpikeExchange exchange) {
        int count = exchange.nextLagSpikes();
        store(step, exchange.nextLag(), count);
    }

    /** Takes the first {@code count} of some global ids as the spikes of a step. */
    public void store(long step, int[] globalIds, int count) {
        store(slot(step), globalIds, count);
    }

    /** Sorts by population: counts each one's spikes, then puts every spike in its place. */
    private void store(int slot, int[] spikes, int count) {
        counts[slot] = count;
        if (globalIds[slot].length < count) {
            globalIds[slot] = new int[count + count / 2];
        }
        var sorted = globalIds[slot];
        int last = populations.length - 2;
        if (last == 0) {
            System.arraycopy(spikes, 0, sorted, 0, count);
            ends[slot] = count;
            return;
        }
        Arrays.fill(places, 0);
        int population = 0;
        for (int spike = 0; spike < count; spike++) {
            population = populationOf(spikes[spike], population);
            places[population + 1]++;
        }
        for (int p = 0; p <= last; p++) {
            places[p + 1] += places[p];
            ends[slot * (last + 1) + p] = places[p + 1];
        }
        for (int spike = 0; spike < count; spike++) {
            population = populationOf(spikes[spike], population);
            sorted[places[population]++] = spikes[spike];
        }
    }

    /** @param guess the population of the spike before: a rank's come in ascending order */
    private int populationOf(int globalId, int guess) {
        if (globalId >= populations[guess] && globalId < populations[guess + 1]) {
            return guess;
        }
        int place = Arrays.binarySearch(populations, globalId);
        return place >= 0 ? place : -place - 2;
    }

    /** Number of spikes stamped with a step. */
    public int count(long step) {
        return counts[slot(step)];
    }

    /** Global ids of the neurons that spiked in a step, first {@link #count} entries. */
    public int[] globalIds(long step) {
        return globalIds[slot(step)];
    }

    /** Place of the first spike of a step that is of a neuron's population or a later one. */
    int firstOf(long step, int globalId) {
        int population = populationOf(globalId, 0);
        return population == 0 ? 0 : ends[slot(step) * (populations.length - 1) + population - 1];
    }

    /** Place behind the last spike of a step that is of a neuron's population or an earlier one. */
    int endOf(long step, int globalId) {
        return ends[slot(step) * (populations.length - 1) + populationOf(globalId, 0)];
    }

    /** The spikes so far: slot by slot their number, then their global ids. */
    public long[] save() {
        var saved = new long[counts.length + Arrays.stream(counts).sum()];
        int length = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            saved[length++] = counts[slot];
            for (int spike = 0; spike < counts[slot]; spike++) {
                saved[length++] = globalIds[slot][spike];
            }
        }
        return saved;
    }

    /** Goes on from what a history as long has saved. */
    public void load(long[] saved) {
        int at = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            int count = (int) saved[at++];
            int from = at;
            var spikes = new int[count];
            Arrays.setAll(spikes, spike -> (int) saved[from + spike]);
            store(slot, spikes, count);
            at += count;
        }
    }

    private int slot(long step) {
        return (int) (step % counts.length);
    }
}

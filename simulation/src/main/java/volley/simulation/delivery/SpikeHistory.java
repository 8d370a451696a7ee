package volley.simulation.delivery;

import java.util.Arrays;
import volley.exchange.SpikeExchange;

/** The spikes of the whole network in the last steps, as many steps back as the longest delay reaches. */
public final class SpikeHistory {
    private final int[][] globalIds;
    private final int[] counts;

    /** @param steps the longest delay in steps, at least 1 */
    public SpikeHistory(int steps) {
        globalIds = new int[steps][0];
        counts = new int[steps];
    }

    /** Bytes that the history of so many steps takes without any spikes: for each an empty array and its count. */
    public static double bytes(int steps) {
        return (16.0 + Long.BYTES + Integer.BYTES) * steps;
    }

    /**
     * Takes the next lag of what an exchange has received as the spikes of a step, which replace the oldest step's. The
     * exchange keeps them for as many steps as this history is long.
     */
    public void store(long step, SpikeExchange received) {
        int slot = slot(step);
        counts[slot] = received.nextLagSpikes();
        globalIds[slot] = received.nextLag();
    }

    /** Number of spikes stamped with a step. */
    public int count(long step) {
        return counts[slot(step)];
    }

    /** Global ids of the neurons that spiked in a step, first {@link #count} entries. */
    public int[] globalIds(long step) {
        return globalIds[slot(step)];
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
            counts[slot] = (int) saved[at++];
            globalIds[slot] = new int[counts[slot]];
            for (int spike = 0; spike < counts[slot]; spike++) {
                globalIds[slot][spike] = (int) saved[at++];
            }
        }
    }

    private int slot(long step) {
        return (int) (step % counts.length);
    }
}

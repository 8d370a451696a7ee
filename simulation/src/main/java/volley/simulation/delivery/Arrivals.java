package volley.simulation.delivery;

import java.util.Arrays;

/** Numbers of spikes that reach some targets at the end of a step. */
public final class Arrivals {
    private final int[] counts;
    private boolean isClear = true;

    /** @param counts by target, all 0: whoever counts puts the numbers there, and says so */
    public Arrivals(int[] counts) {
        this.counts = counts;
    }

    /** The numbers by target; always the same array. */
    public int[] counts() {
        return counts;
    }

    /** Whether all numbers are 0. */
    public boolean isClear() {
        return isClear;
    }

    void clear() {
        if (!isClear) {
            Arrays.fill(counts, 0);
            isClear = true;
        }
    }

    /** Says that some numbers are no longer 0. */
    public void filled() {
        isClear = false;
    }
}

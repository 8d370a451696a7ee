package volley.simulation.record;

import java.util.Arrays;
import java.util.BitSet;

/** The spikes that one recorder has taken from one rank's neurons. */
public final class SpikeLog {
    private final BitSet recorded = new BitSet();
    private long[] spikes = new long[64];
    private int size;

    /** Records the neurons with these local indices from now on. */
    public void record(int fromLocalIndex, int toLocalIndex) {
        recorded.set(fromLocalIndex, toLocalIndex);
    }

    /** Takes a spike if its neuron is recorded. */
    public void take(long step, int localIndex, int globalId) {
        if (recorded.get(localIndex)) {
            if (size == spikes.length) {
                spikes = Arrays.copyOf(spikes, Math.multiplyExact(size, 2));
            }
            spikes[size++] = step << Integer.SIZE | globalId;
        }
    }

    /** The spikes so far, each as {@code step << 32 | global id}, in order of time. */
    public long[] spikes() {
        return Arrays.copyOf(spikes, size);
    }
}

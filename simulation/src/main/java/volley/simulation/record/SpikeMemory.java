package volley.simulation.record;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/** Keeps the spikes of a recorder in memory, until the result is asked for them. */
public final class SpikeMemory implements SpikeSink {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    /** Each as {@code step << 32 | global id}, hence ascending. */
    private long[] spikes = new long[64];

    private int size;

    @Override
    public void take(long step, int[] senders, int count) {
        if (spikes.length < size + count) {
            spikes = Arrays.copyOf(spikes, Math.max(size + count, (int) Math.min(LARGEST, 2L * size)));
        }
        for (int i = 0; i < count; i++) {
            spikes[size++] = step << Integer.SIZE | senders[i];
        }
    }

    /** Number of spikes. */
    public int size() {
        return size;
    }

    @Override
    public long[] save() {
        return Arrays.copyOf(spikes, size);
    }

    @Override
    public void resume(long[] saved) {
        spikes = saved.clone();
        size = saved.length;
    }

    /** @param timeMs the time in ms of a step */
    public SpikeTrains trains(LongToDoubleFunction timeMs) {
        var senders = new int[size];
        var timesMs = new double[size];
        for (int i = 0; i < size; i++) {
            senders[i] = (int) spikes[i];
            timesMs[i] = timeMs.applyAsDouble(spikes[i] >>> Integer.SIZE);
        }
        return new SpikeTrains(senders, timesMs);
    }
}

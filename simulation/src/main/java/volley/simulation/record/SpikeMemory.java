package volley.simulation.record;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import volley.partition.UserException;

/** Keeps the spikes of a recorder in memory, until the result is asked for them. */
public final class SpikeMemory implements SpikeSink {
    /** As many as an array can have. */
    static final int MOST = Integer.MAX_VALUE - 8;

    /** Each as {@code step << 32 | global id}, hence ascending. */
    private long[] spikes = new long[64];

    private int size;

    @Override
    public void take(long step, int[] senders, int count) {
        if (count > spikes.length - size) {
            spikes = Arrays.copyOf(spikes, capacity(size, count));
        }
        for (int i = 0; i < count; i++) {
            spikes[size++] = step << Integer.SIZE | senders[i];
        }
    }

    /**
     * Room for more spikes, and for those to come.
     *
     * @throws UserException if no array is as long
     */
    static int capacity(int size, int count) {
        if (count > MOST - size) {
            throw new UserException("a spike_recorder on a rank has more than %,d spikes".formatted(MOST)
                    + " to keep in memory: expected to stream them, or to record fewer neurons");
        }
        return (int) Math.max(size + count, Math.min(MOST, 2L * size));
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

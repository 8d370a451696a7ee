package volley.simulation.delivery;

import java.util.Arrays;
import java.util.Objects;
import volley.exchange.IntervalSpikes;
import volley.exchange.SpikeStore;
import volley.exchange.StepSpikes;

/**
 * The spikes of the whole network in the last steps, as many steps back as the longest delay reaches. All ranks of a
 * process read the same.
 */
public final class SpikeHistory implements SpikeStore {
    private final int[] populations;
    /** Those of step s at s modulo its length; null of steps that have not been. */
    private final StepSpikes[] spikes;

    private long lastStep;
    private volatile boolean isReadByRank;
    private volatile boolean isReadByStep;

    /**
     * @param steps the longest delay in steps, or the steps of an interval if those are more
     * @param populations global ids at which the populations begin, then the number of neurons
     */
    public SpikeHistory(int steps, int... populations) {
        this.populations = populations;
        spikes = new StepSpikes[steps];
    }

    /**
     * Bytes that the history of so many steps takes without any spikes.
     *
     * @param interval steps that come together
     */
    public static double bytes(int steps, int interval, int populations) {
        int intervals = Math.ceilDiv(steps, interval);
        return (double) steps * Integer.BYTES + intervals * IntervalSpikes.bytes(interval, populations);
    }

    /** Says that someone will read the spikes by rank. */
    public void readByRank() {
        isReadByRank = true;
    }

    /** Says that someone will read the spikes by step. */
    public void readByStep() {
        isReadByStep = true;
    }

    @Override
    public boolean isReadByRank() {
        return isReadByRank;
    }

    @Override
    public boolean isReadByStep() {
        return isReadByStep;
    }

    @Override
    public int populations() {
        return populations.length - 1;
    }

    /** The spikes of these steps replace the oldest ones', whose memory they take if it is not of more steps. */
    @Override
    public IntervalSpikes next(int steps) {
        IntervalSpikes interval = null;
        for (long step = lastStep + 1; step <= lastStep + steps; step++) {
            var oldest = spikes[slot(step)];
            if (oldest != null && oldest.isLast() && oldest.interval().length() <= steps) {
                interval = oldest.interval();
            }
        }
        if (interval == null) {
            interval = new IntervalSpikes(populations);
        }
        interval.clear();
        interval.reserve(steps);
        for (int step = 0; step < steps; step++) {
            lastStep++;
            spikes[slot(lastStep)] = interval.step(step);
        }
        return interval;
    }

    private int slot(long step) {
        return Math.floorMod(step, spikes.length);
    }

    @Override
    public long bytes() {
        long intervals = Arrays.stream(spikes)
                .filter(Objects::nonNull)
                .map(StepSpikes::interval)
                .distinct()
                .mapToLong(IntervalSpikes::bytes)
                .sum();
        return (long) spikes.length * Integer.BYTES + intervals;
    }

    /** The last step whose spikes it has. */
    public long lastStep() {
        return lastStep;
    }

    /** The spikes stamped with a step, from 1. */
    public StepSpikes spikes(long step) {
        return spikes[slot(step)];
    }

    /** The spikes so far: slot by slot their number, then their global ids. */
    public long[] save() {
        int total = Arrays.stream(spikes)
                .filter(Objects::nonNull)
                .mapToInt(StepSpikes::count)
                .sum();
        var saved = new long[spikes.length + total];
        int length = 0;
        for (StepSpikes step : spikes) {
            int count = step == null ? 0 : step.count();
            saved[length++] = count;
            for (int spike = 0; spike < count; spike++) {
                saved[length++] = step.globalIds()[step.from(0) + spike];
            }
        }
        return saved;
    }

    /**
     * Goes on from what a history as long has saved.
     *
     * @param step the last one that it had
     */
    public void load(long step, long[] saved) {
        var starts = new int[spikes.length];
        int start = 0;
        for (int slot = 0; slot < spikes.length; slot++) {
            starts[slot] = start;
            start += 1 + (int) saved[start];
        }
        Arrays.fill(spikes, null);
        lastStep = step - spikes.length;
        var interval = next(spikes.length);
        for (long stamp = lastStep - spikes.length + 1; stamp <= lastStep; stamp++) {
            int from = starts[slot(stamp)];
            var globalIds = new int[(int) saved[from]];
            Arrays.setAll(globalIds, spike -> (int) saved[from + 1 + spike]);
            interval.addStep(globalIds, globalIds.length);
        }
    }
}

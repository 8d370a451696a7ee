package volley.simulation.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import volley.exchange.IntervalSpikes;
import volley.exchange.StepSpikes;
import volley.models.Activity;
import volley.partition.DealtRange;
import volley.partition.IdRange;
import volley.partition.NodeSet;

/** What one spike recorder records, and where it goes. */
public final class SpikeRecording {
    private Activity activity;
    private final BitSet recorded = new BitSet();
    private int lowest;
    private int highest = -1;
    private SpikeSink sink = new SpikeMemory();
    private int[] senders = new int[64];
    /** Spikes of an interval, each as its step in the interval, {@code << 32 | global id}. */
    private long[] stamped = new long[64];

    /** @param activity stamps that are recorded */
    public SpikeRecording(Activity activity) {
        this.activity = activity;
    }

    /** Records these neurons from now on. */
    public void record(NodeSet neurons) {
        neurons.ranges().forEach(range -> recorded.set(range.from(), range.to()));
        lowest = recorded.nextSetBit(0);
        highest = recorded.length() - 1;
    }

    /** Lets the spikes go elsewhere than to memory. */
    public void to(SpikeSink other) {
        sink = other;
    }

    /** Records other stamps from now on. */
    public void during(Activity other) {
        activity = other;
    }

    /** Whether the spikes go to memory. */
    public boolean isKept() {
        return sink instanceof SpikeMemory;
    }

    /** Forgets the spikes that it keeps. */
    public void forget() {
        sink = new SpikeMemory();
    }

    public SpikeSink sink() {
        return sink;
    }

    /**
     * Takes the spikes of recorded neurons among all of an interval.
     *
     * @param stamp of its first step
     * @throws UncheckedIOException if they cannot be kept
     */
    public void take(long stamp, IntervalSpikes interval) {
        if (highest < 0 || !isActiveIn(stamp, interval.length())) {
            return;
        }
        if (interval.isByRank()) {
            takeByRank(stamp, interval);
        } else {
            int first = interval.populationOf(lowest);
            int end = interval.populationOf(highest) + 1;
            for (int step = 0; step < interval.length(); step++) {
                if (activity.contains(stamp + step)) {
                    int taken = take(interval.step(step), first, end);
                    Arrays.sort(senders, 0, taken);
                    keep(stamp + step, taken);
                }
            }
        }
    }

    private boolean isActiveIn(long stamp, int steps) {
        for (int step = 0; step < steps; step++) {
            if (activity.contains(stamp + step)) {
                return true;
            }
        }
        return false;
    }

    /** Most ranks have none of a few recorded neurons, so that their spikes need not be looked at. */
    private void takeByRank(long stamp, IntervalSpikes interval) {
        var spikes = interval.byRank();
        int firstSection = spikes.section(interval.populationOf(lowest));
        int endSection = spikes.section(interval.populationOf(highest)) + 1;
        var dealt = new DealtRange(new IdRange(lowest, highest + 1), spikes.ranks());
        int taken = 0;
        for (int rank = 0; rank < spikes.ranks(); rank++) {
            int first = dealt.from(rank);
            int number = dealt.to(rank) - first;
            int to = number == 0 ? 0 : spikes.from(rank, endSection);
            for (int spike = number == 0 ? 0 : spikes.from(rank, firstSection); spike < to; spike++) {
                int index = spikes.localIndices()[spike];
                if (Integer.compareUnsigned(index - first, number) < 0) {
                    int globalId = lowest + dealt.place(index, rank);
                    taken = takeOne(stamp, interval.length(), spikes.step(spike), globalId, taken);
                }
            }
        }
        Arrays.sort(stamped, 0, taken);
        keepStamped(stamp, taken);
    }

    /** Takes a spike if its neuron is recorded in that step; returns the number of all that have been taken. */
    private int takeOne(long stamp, int steps, int step, int globalId, int before) {
        if (step >= steps || !recorded.get(globalId) || !activity.contains(stamp + step)) {
            return before;
        }
        if (before == stamped.length) {
            stamped = Arrays.copyOf(stamped, 2 * before);
        }
        stamped[before] = (long) step << Integer.SIZE | globalId;
        return before + 1;
    }

    private void keepStamped(long stamp, int number) {
        for (int from = 0, to = 0; from < number; from = to) {
            long step = stamped[from] >>> Integer.SIZE;
            int taken = 0;
            for (; to < number && stamped[to] >>> Integer.SIZE == step; to++) {
                if (taken == senders.length) {
                    senders = Arrays.copyOf(senders, 2 * taken);
                }
                senders[taken++] = (int) stamped[to];
            }
            keep(stamp + step, taken);
        }
    }

    /** Keeps the first senders, in ascending order. */
    private void keep(long step, int taken) {
        if (taken > 0) {
            try {
                sink.take(step, senders, taken);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }

    /** Takes the recorded ones of a step, which are of the populations from one to another; returns their number. */
    private int take(StepSpikes spikes, int firstPopulation, int endPopulation) {
        int from = spikes.from(firstPopulation);
        int to = spikes.from(endPopulation);
        int[] globalIds = spikes.globalIds();
        final int first = lowest;
        final int size = highest - first + 1;
        int taken = 0;
        for (int spike = from; spike < to; spike++) {
            int globalId = globalIds[spike];
            if (Integer.compareUnsigned(globalId - first, size) < 0 && recorded.get(globalId)) {
                if (taken == senders.length) {
                    senders = Arrays.copyOf(senders, 2 * taken);
                }
                senders[taken++] = globalId;
            }
        }
        return taken;
    }
}

package volley.simulation.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import volley.exchange.StepSpikes;
import volley.models.Activity;
import volley.partition.NodeSet;

/** What one spike recorder records, and where it goes. */
public final class SpikeRecording {
    private Activity activity;
    private final BitSet recorded = new BitSet();
    private int lowest;
    private int highest = -1;
    private SpikeSink sink = new SpikeMemory();
    private int[] senders = new int[64];

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
     * Takes the spikes of recorded neurons among all of a step.
     *
     * @throws UncheckedIOException if they cannot be kept
     */
    public void take(long step, StepSpikes spikes) {
        if (highest < 0 || !activity.contains(step)) {
            return;
        }
        int from = spikes.from(spikes.populationOf(lowest));
        int to = spikes.from(spikes.populationOf(highest) + 1);
        int taken = take(spikes.globalIds(), from, to);
        if (taken > 0) {
            Arrays.sort(senders, 0, taken);
            try {
                sink.take(step, senders, taken);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }

    /** Takes the recorded ones from one place to another; returns their number. */
    private int take(int[] globalIds, int from, int to) {
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

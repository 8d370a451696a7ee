package volley.simulation.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import volley.models.Activity;
import volley.partition.NodeSet;

/** What one spike recorder records, and where it goes. */
public final class SpikeRecording {
    private Activity activity;
    private final BitSet recorded = new BitSet();
    private SpikeSink sink = new SpikeMemory();
    private int[] senders = new int[64];

    /** @param activity stamps that are recorded */
    public SpikeRecording(Activity activity) {
        this.activity = activity;
    }

    /** Records these neurons from now on. */
    public void record(NodeSet neurons) {
        neurons.ranges().forEach(range -> recorded.set(range.from(), range.to()));
    }

    /** Lets the spikes go elsewhere than to memory. */
    public void to(SpikeSink other) {
        sink = other;
    }

    /** Records other stamps from now on. */
    public void during(Activity other) {
        activity = other;
    }

    public SpikeSink sink() {
        return sink;
    }

    /**
     * Takes the spikes of recorded neurons among all of a step.
     *
     * @param globalIds the first {@code count} entries, in any order
     * @throws UncheckedIOException if they cannot be kept
     */
    public void take(long step, int[] globalIds, int count) {
        if (!activity.contains(step)) {
            return;
        }
        if (senders.length < count) {
            senders = new int[count + count / 2];
        }
        int taken = 0;
        for (int spike = 0; spike < count; spike++) {
            if (recorded.get(globalIds[spike])) {
                senders[taken++] = globalIds[spike];
            }
        }
        if (taken > 0) {
            Arrays.sort(senders, 0, taken);
            try {
                sink.take(step, senders, taken);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }
}

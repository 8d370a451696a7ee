package volley.simulation.record;

import java.io.IOException;

/**
 * Takes the spikes of one recorder on rank 0, step after step. No other rank needs to send them: after every exchange
 * rank 0 knows all spikes of the network anyway. A sink that two recorders share takes the steps of an interval from one of
 * them, then from the other.
 */
public non-sealed interface SpikeSink extends RecordSink {
    /**
     * Takes the recorded spikes of the next step that has any.
     *
     * @param step that the spikes are stamped with
     * @param senders global ids, ascending, the first {@code count} entries; not to be kept
     */
    void take(long step, int[] senders, int count) throws IOException;
}

package volley.simulation.record;

import java.io.IOException;

/**
 * Takes the spikes of one recorder on rank 0, step after step. No other rank needs to send them: after every exchange
 * rank 0 knows all spikes of the network anyway.
 */
public interface SpikeSink {
    /**
     * Takes the recorded spikes of the next step that has any.
     *
     * @param step that the spikes are stamped with
     * @param senders global ids, ascending, the first {@code count} entries; not to be kept
     */
    void take(long step, int[] senders, int count) throws IOException;

    /**
     * Makes what has been taken outlast this process.
     *
     * @return what {@link #resume} needs, in another process, to go on from here
     */
    long[] save() throws IOException;

    /**
     * Goes back to where a sink of the same recorder was saved, and forgets what that one took later.
     *
     * @throws volley.partition.UserException if what it had taken is no longer there
     */
    void resume(long[] saved) throws IOException;
}

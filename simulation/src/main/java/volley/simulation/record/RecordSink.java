package volley.simulation.record;

import java.io.IOException;

/** Takes what one device records, on rank 0, while a simulation goes on. */
public sealed interface RecordSink permits SpikeSink, TraceSink {
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

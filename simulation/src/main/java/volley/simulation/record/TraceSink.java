package volley.simulation.record;

import java.io.IOException;

/** Takes what one multimeter records on rank 0, step after step. Other ranks send theirs in messages of bounded size. */
public non-sealed interface TraceSink extends RecordSink {
    /**
     * Takes the next record.
     *
     * @param step at whose end it was taken
     * @param senders global ids, ascending, always the same; not to be changed
     * @param values of each sender as many as quantities are recorded, in their order and units; not to be kept
     */
    void take(long step, int[] senders, double[] values) throws IOException;
}

package volley.results.traces;

import java.io.IOException;

/** Recorded traces that can be gone through any number of times, without being held in memory. */
@FunctionalInterface
public interface TraceSource {
    /** Hands out every record, sorted by time. */
    void forEach(Visitor visitor) throws IOException;

    /** Takes one record. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param timeMs when it was taken, in ms
         * @param senders global ids, ascending, always the same
         * @param values of each sender as many as quantities were recorded, in their order and units; not to be kept
         */
        void record(double timeMs, int[] senders, double[] values) throws IOException;
    }
}

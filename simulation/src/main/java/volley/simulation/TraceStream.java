package volley.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import volley.exchange.Communicator;
import volley.simulation.record.TraceLog;
import volley.simulation.record.TraceSink;

/** Sends what a multimeter records on all ranks to its sink on rank 0, in messages of bounded size. */
final class TraceStream {
    /** Values that all ranks together send at once, or else one record. */
    private static final int MOST_VALUES = 1 << 16;

    /** Of a value: where it waits, where it is sent, where it is received. */
    private static final int COPIES = 3;

    private final TraceLog log;
    private final int[] senders;
    private final TraceSink sink;

    /**
     * @param log of this rank's neurons
     * @param senders global ids of all ranks' neurons, ascending
     * @param sink on rank 0; not looked at elsewhere
     */
    TraceStream(TraceLog log, int[] senders, TraceSink sink) {
        this.log = log;
        this.senders = senders;
        this.sink = sink;
    }

    TraceLog log() {
        return log;
    }

    TraceSink sink() {
        return sink;
    }

    private long width() {
        return (long) senders.length * log.names().size();
    }

    /** Bytes that it takes at most, if all ranks send once an interval of so many steps. */
    double mostBytes(int intervalSteps) {
        double recordsOfInterval = Math.ceilDiv(intervalSteps, log.sampling().intervalSteps());
        return COPIES * Double.BYTES * (MOST_VALUES + recordsOfInterval * width());
    }

    /** Collective: sends what waits if it is enough for a message. */
    void sendIfDue(Communicator communicator) {
        if (log.records() * width() >= MOST_VALUES) {
            send(communicator);
        }
    }

    /** Collective: sends what waits. */
    void send(Communicator communicator) {
        int records = log.records();
        int atOnce = (int) Math.max(1, MOST_VALUES / Math.max(1, width()));
        for (int first = 0; first < records; first += atOnce) {
            send(communicator, first, Math.min(records, first + atOnce));
        }
        log.clear();
    }

    private void send(Communicator communicator, int first, int last) {
        var values = log.values(first, last);
        var payload = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
        payload.asDoubleBuffer().put(values);
        var gathered = communicator.gather(payload.array());
        if (communicator.rank() == 0) {
            var ofRank = gathered.stream()
                    .map(bytes -> ByteBuffer.wrap(bytes).asDoubleBuffer())
                    .toArray(DoubleBuffer[]::new);
            try {
                take(ofRank, first, last);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }

    /** In every rank's message its own senders are in order, record by record. */
    private void take(DoubleBuffer[] ofRank, int first, int last) throws IOException {
        int quantities = log.names().size();
        var record = new double[Math.toIntExact(width())];
        for (int i = first; i < last; i++) {
            for (int sender = 0; sender < senders.length; sender++) {
                ofRank[senders[sender] % ofRank.length].get(record, sender * quantities, quantities);
            }
            sink.take(log.step(i), senders, record);
        }
    }
}

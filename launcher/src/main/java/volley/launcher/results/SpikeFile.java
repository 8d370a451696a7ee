package volley.launcher.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Spikes in the format of NEST's ASCII recordings: a header line {@code sender<TAB>time_ms}, then a line per spike with
 * the neuron's global id and the time of the spike in ms, sorted by time, then id.
 */
public final class SpikeFile {
    static final String HEADER = "sender\ttime_ms";

    /** As many as NEST writes. */
    private static final int MIN_DECIMALS = 3;

    /** Enough for any resolution that makes sense; a resolution of 1/3 ms has no exact decimals. */
    private static final int MAX_DECIMALS = 9;

    private SpikeFile() {}

    /**
     * Writes spikes in the order given.
     *
     * @param senders global ids
     * @param timesMs times of the same spikes, multiples of {@code dtMs}
     * @param dtMs time resolution, which says how many decimals the times need
     */
    public static void write(OutputStream stream, int[] senders, double[] timesMs, double dtMs) throws IOException {
        int decimals = decimals(dtMs);
        double scale = Math.pow(10, decimals);
        var line = new Line(decimals);
        stream.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < senders.length; i++) {
            line.set(senders[i], Math.round(timesMs[i] * scale));
            line.writeTo(stream);
        }
    }

    /** The spikes of a file. Reading them throws {@link IOException} at a line that is no spike. */
    public static SpikeSource read(Path path) {
        return visitor -> {
            try (var stream = Files.newInputStream(path)) {
                new SpikeFileReader(path, stream).forEach(visitor);
            }
        };
    }

    static int decimals(double dtMs) {
        int decimals = MIN_DECIMALS;
        while (decimals < MAX_DECIMALS && !isWhole(dtMs * Math.pow(10, decimals))) {
            decimals++;
        }
        return decimals;
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-9 * Math.abs(value);
    }

    /** One line, filled from its end: number formatting without garbage, since a run may record millions of spikes. */
    private static final class Line {
        private final byte[] bytes = new byte[48];
        private final int decimals;
        private int start;

        Line(int decimals) {
            this.decimals = decimals;
        }

        void set(int sender, long scaledTime) {
            start = bytes.length;
            push('\n');
            long digits = scaledTime;
            for (int i = 0; i < decimals; i++) {
                push((char) ('0' + digits % 10));
                digits /= 10;
            }
            push('.');
            pushNumber(digits);
            push('\t');
            pushNumber(sender);
        }

        private void pushNumber(long number) {
            long digits = number;
            do {
                push((char) ('0' + digits % 10));
                digits /= 10;
            } while (digits > 0);
        }

        private void push(char character) {
            bytes[--start] = (byte) character;
        }

        void writeTo(OutputStream stream) throws IOException {
            stream.write(bytes, start, bytes.length - start);
        }
    }
}

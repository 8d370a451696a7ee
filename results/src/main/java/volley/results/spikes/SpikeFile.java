package volley.results.spikes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Spikes in the format of NEST's ASCII recordings, version 2: two lines of comment, a line {@code sender<TAB>time_ms},
 * then a line per spike with the neuron's global id and the time of the spike in ms, sorted by time, then id. {@link
 * SpikeFileWriter} writes it. Files of Volley 0.1 have no comment.
 */
public final class SpikeFile {
    /** The names of the columns. */
    static final String COLUMNS = "sender\ttime_ms";

    static final char COMMENT = '#';

    /** What stands above the spikes; scripts for NEST's files skip these three lines. */
    static final String HEADER = "# Volley: spikes\n# RecordingBackendASCII version: 2\n" + COLUMNS + "\n";

    /** As many as NEST writes. */
    private static final int MIN_DECIMALS = 3;

    /** Enough for any resolution that makes sense; a resolution of 1/3 ms has no exact decimals. */
    private static final int MAX_DECIMALS = 9;

    private SpikeFile() {}

    /** The spikes of a file. Reading them throws {@link IOException} at a line that is no spike. */
    public static SpikeSource read(Path path) {
        return visitor -> {
            try (var stream = Files.newInputStream(path)) {
                new SpikeFileReader(path, stream).forEach(visitor);
            }
        };
    }

    /** Decimals of times in ms: at least three, and as many as the resolution needs, as far as that makes sense. */
    public static int decimals(double dtMs) {
        int decimals = MIN_DECIMALS;
        while (decimals < MAX_DECIMALS && !isWhole(dtMs * Math.pow(10, decimals))) {
            decimals++;
        }
        return decimals;
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-9 * Math.abs(value);
    }
}

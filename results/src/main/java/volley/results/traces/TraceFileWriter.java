package volley.results.traces;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import volley.results.files.OutputFolder;
import volley.results.files.PartFile;
import volley.results.spikes.SpikeFile;
import volley.simulation.TimeGrid;
import volley.simulation.record.TraceSink;

/** Writes traces to a {@link TraceFile} while the simulation goes on, with a bounded buffer. */
public final class TraceFileWriter implements TraceSink, AutoCloseable {
    private static final int FLUSH_CHARACTERS = 1 << 16;

    private final PartFile file;
    private final TimeGrid grid;
    private final List<String> names;
    private final String timeFormat;
    private final StringBuilder text = new StringBuilder();
    private long bufferedStep;
    private long writtenStep;

    /**
     * Begins or opens the file.
     *
     * @param names of the quantities
     */
    public TraceFileWriter(PartFile file, TimeGrid grid, List<String> names) {
        this.file = file;
        this.grid = grid;
        this.names = names;
        timeFormat = "%." + SpikeFile.decimals(grid.resolutionMs()) + "f";
        text.append(TraceFile.header(names)).append('\n');
    }

    @Override
    public void take(long step, int[] senders, double[] values) throws IOException {
        String time = String.format(Locale.ROOT, timeFormat, grid.timeMs(step));
        for (int sender = 0, at = 0; sender < senders.length; sender++) {
            text.append(time).append(',').append(senders[sender]);
            for (int quantity = 0; quantity < names.size(); quantity++, at++) {
                text.append(',').append(values[at]);
            }
            text.append('\n');
            if (text.length() >= FLUSH_CHARACTERS) {
                flush();
            }
        }
        bufferedStep = step;
    }

    private void flush() throws IOException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        try {
            file.append(bytes, bytes.length);
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be written: %s; it keeps the traces up to %.3f ms"
                            .formatted(file.path(), OutputFolder.reason(e), grid.timeMs(writtenStep)),
                    e);
        }
        text.setLength(0);
        writtenStep = bufferedStep;
    }

    @Override
    public long[] save() throws IOException {
        flush();
        return file.save();
    }

    @Override
    public void resume(long[] saved) throws IOException {
        text.setLength(0);
        file.resume(saved);
    }

    /** Writes what is left. */
    public TraceSource complete() throws IOException {
        flush();
        file.complete();
        return TraceFile.read(file.path(), names);
    }

    /** Gives the complete file its name. */
    public void finish() throws IOException {
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

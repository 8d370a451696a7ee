package volley.results.spikes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import volley.results.files.OutputFolder;
import volley.results.files.PartFile;
import volley.simulation.TimeGrid;
import volley.simulation.record.SpikeSink;

/** Writes recorded spikes to a {@link SpikeFile} while the simulation goes on, with a bounded buffer. */
public final class SpikeFileWriter implements SpikeSink, AutoCloseable {
    private static final int FLUSH_BYTES = 1 << 16;

    /** A sender, a time and what is between and after them. */
    private static final int MOST_LINE_BYTES = 48;

    private final PartFile file;
    private final TimeGrid grid;
    private final int decimals;
    private final long unit;

    private byte[] buffer = new byte[2 * FLUSH_BYTES];
    private int length;
    private long bufferedStep;
    private long writtenStep;

    /** Begins or opens the file. */
    public SpikeFileWriter(PartFile file, TimeGrid grid) {
        this.file = file;
        this.grid = grid;
        decimals = SpikeFile.decimals(grid.resolutionMs());
        unit = Math.round(Math.pow(10, decimals));
        byte[] header = SpikeFile.HEADER.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, buffer, 0, header.length);
        length = header.length;
    }

    @Override
    public void take(long step, int[] senders, int count) throws IOException {
        long needed = length + (long) count * MOST_LINE_BYTES;
        if (buffer.length < needed) {
            buffer = Arrays.copyOf(buffer, Math.toIntExact(needed));
        }
        long scaled = Math.round(grid.timeMs(step) * unit);
        long whole = scaled / unit;
        long fraction = scaled % unit;
        for (int i = 0; i < count; i++) {
            append(senders[i], 1);
            buffer[length++] = '\t';
            append(whole, 1);
            buffer[length++] = '.';
            append(fraction, decimals);
            buffer[length++] = '\n';
        }
        bufferedStep = step;
        if (length >= FLUSH_BYTES) {
            flush();
        }
    }

    /** Appends a number with at least so many digits. */
    private void append(long number, int leastDigits) {
        int digits = 0;
        for (long rest = number; rest > 0 || digits < leastDigits; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void flush() throws IOException {
        try {
            file.append(buffer, length);
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be written: %s; it keeps the spikes up to %.3f ms"
                            .formatted(file.path(), OutputFolder.reason(e), grid.timeMs(writtenStep)),
                    e);
        }
        length = 0;
        writtenStep = bufferedStep;
    }

    @Override
    public long[] save() throws IOException {
        flush();
        return file.save();
    }

    @Override
    public void resume(long[] saved) throws IOException {
        length = 0;
        file.resume(saved);
    }

    /** Writes what is left. */
    public SpikeSource complete() throws IOException {
        flush();
        file.complete();
        return SpikeFile.read(file.path());
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

package volley.launcher.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import volley.simulation.TimeGrid;
import volley.simulation.record.SpikeSink;

/** Writes recorded spikes to a {@link SpikeFile} while the simulation goes on, with a bounded buffer. */
public final class SpikeFileWriter implements SpikeSink, AutoCloseable {
    private static final int FLUSH_BYTES = 1 << 16;

    /** Digits of the largest global id. */
    private static final int ID_DIGITS = 10;

    private final PartFile file;
    private final TimeGrid grid;
    private final int decimals;
    private final double scale;

    private byte[] buffer = new byte[2 * FLUSH_BYTES];
    private int length;
    private long bufferedStep;
    private long writtenStep;

    /** Begins or opens the file. */
    public SpikeFileWriter(PartFile file, TimeGrid grid) {
        this.file = file;
        this.grid = grid;
        decimals = SpikeFile.decimals(grid.resolutionMs());
        scale = Math.pow(10, decimals);
        append((SpikeFile.HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void take(long step, int[] senders, int count) throws IOException {
        byte[] lineEnd = lineEnd(step);
        long needed = length + (long) count * (ID_DIGITS + lineEnd.length);
        if (buffer.length < needed) {
            buffer = Arrays.copyOf(buffer, Math.toIntExact(needed));
        }
        for (int i = 0; i < count; i++) {
            append(senders[i]);
            append(lineEnd);
        }
        bufferedStep = step;
        if (length >= FLUSH_BYTES) {
            flush();
        }
    }

    private byte[] lineEnd(long step) {
        long scaled = Math.round(grid.timeMs(step) * scale);
        long unit = (long) scale;
        String digits = Long.toString(unit + scaled % unit).substring(1);
        return ("\t" + scaled / unit + "." + digits + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private void append(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void append(int sender) {
        int digits = 1;
        for (int rest = sender / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int rest = sender;
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

package volley.launcher.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import volley.partition.UserException;

/**
 * A file of results that grows while a run goes on, and gets its name when it is whole. It holds whole appends only:
 * one that fails, as on a full disk, is taken back.
 */
public final class PartFile implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final Finish finish;
    private final Runnable keep;
    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private long size;

    /** What gives a file its name. */
    @FunctionalInterface
    interface Finish {
        void run() throws IOException;
    }

    /**
     * Opens the file, or makes it.
     *
     * @param finish gives it its name
     * @param keep lets it stay where it is, nameless, when the run ends early
     */
    PartFile(Path path, Finish finish, Runnable keep) throws IOException {
        this.path = path;
        this.finish = finish;
        this.keep = keep;
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Appends bytes, all or none of them. */
    void append(byte[] bytes, int length) throws IOException {
        try {
            var buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer, size + buffer.position());
            }
        } catch (IOException e) {
            keep.run();
            channel.truncate(size);
            throw e;
        }
        checksum.update(bytes, 0, length);
        size += length;
    }

    /**
     * Makes the file outlast a crash of the machine.
     *
     * @return its length and its CRC-32C
     */
    long[] save() throws IOException {
        channel.force(false);
        return new long[] {size, checksum.getValue()};
    }

    /**
     * Cuts the file back to what it was when it was saved.
     *
     * @throws UserException if its beginning is no longer what it was
     */
    void resume(long[] saved) throws IOException {
        if (channel.size() < saved[0]) {
            throw new UserException(
                    path + " has " + channel.size() + " bytes: expected at least the checkpoint's " + saved[0]);
        }
        readUpTo(saved[0]);
        if (checksum.getValue() != saved[1]) {
            throw new UserException(path + " is damaged: its first " + saved[0] + " bytes are not the checkpoint's");
        }
        channel.truncate(size);
    }

    private void readUpTo(long end) throws IOException {
        var block = ByteBuffer.allocate(BLOCK);
        checksum.reset();
        for (size = 0; size < end; size += block.limit()) {
            block.clear().limit((int) Math.min(BLOCK, end - size));
            while (block.hasRemaining()) {
                channel.read(block, size + block.position());
            }
            checksum.update(block.flip());
        }
    }

    Path path() {
        return path;
    }

    /** Ends the file: nothing can be appended any more. */
    void complete() throws IOException {
        channel.truncate(size);
        channel.close();
    }

    /** Gives the complete file its name. */
    void finish() throws IOException {
        finish.run();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

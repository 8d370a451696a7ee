package volley.results.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import volley.partition.UserException;

/**
 * A file of results that grows while a run goes on, under a temporary name, and gets its name when it is whole. It holds
 * whole appends only: one that fails, as on a full disk, is taken back. A file that is there already is changed by the
 * first append, not before.
 */
public final class PartFile implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final Path whole;
    private final OutputFolder folder;
    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private boolean hasName;
    private long size;

    /**
     * Opens the file, finished or not, or makes it.
     *
     * @param path of the unfinished file
     * @param whole of the finished file
     */
    PartFile(Path path, Path whole, OutputFolder folder) throws IOException {
        this.path = path;
        this.whole = whole;
        this.folder = folder;
        hasName = Files.exists(whole);
        channel = FileChannel.open(
                hasName ? whole : path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Appends bytes, all or none of them. */
    public void append(byte[] bytes, int length) throws IOException {
        takeNameAway();
        try {
            var buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer, size + buffer.position());
            }
        } catch (IOException e) {
            folder.keepUnfinished();
            channel.truncate(size);
            throw e;
        }
        checksum.update(bytes, 0, length);
        size += length;
    }

    private void takeNameAway() throws IOException {
        if (hasName) {
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
            hasName = false;
        }
    }

    /**
     * Makes the file outlast a crash of the machine.
     *
     * @return its length and its CRC-32C
     */
    public long[] save() throws IOException {
        channel.force(false);
        return new long[] {size, checksum.getValue()};
    }

    /**
     * Goes on from what the file was when it was saved.
     *
     * @throws UserException if its beginning is no longer what it was
     */
    public void resume(long[] saved) throws IOException {
        if (channel.size() < saved[0]) {
            throw new UserException((hasName ? whole : path) + " has " + channel.size()
                    + " bytes: expected at least the checkpoint's " + saved[0]);
        }
        readUpTo(saved[0]);
        if (checksum.getValue() != saved[1]) {
            throw new UserException((hasName ? whole : path) + " is damaged: its first " + saved[0]
                    + " bytes are not those of the checkpoint");
        }
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

    public Path path() {
        return path;
    }

    /** Ends the file: nothing can be appended any more. */
    public void complete() throws IOException {
        takeNameAway();
        channel.truncate(size);
        channel.force(true);
        channel.close();
    }

    /** Gives the complete file its name. */
    public void finish() throws IOException {
        folder.finish(path, whole);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

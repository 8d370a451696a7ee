package volley.simulation.checkpoint;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import volley.partition.NumberText;
import volley.partition.UserException;

/**
 * The file of one rank's state.
 *
 * <pre>
 *   0        8        12                                           n-4      n
 *   +--------+--------+--------------------------------------------+--------+
 *   | VOLLEY | format | header, number of parts, parts: Kryo       | CRC-32C|
 *   |  CP    |        |                                            | 0 ... n-4
 *   +--------+--------+--------------------------------------------+--------+
 * </pre>
 *
 * Integers of the frame are big-endian. The file is written under a temporary name, forced to the disk, and renamed:
 * under its own name it is whole.
 */
final class CheckpointFile {
    static final int FORMAT = 1;

    private static final long MAGIC = 0x564F4C4C45594350L; // "VOLLEYCP"
    private static final int FRAME_HEAD = Long.BYTES + Integer.BYTES;
    private static final int BUFFER_BYTES = 1 << 16;

    static {
        // Kryo works without sun.misc.Unsafe, at whose use this JDK warns on standard error.
        System.setProperty("kryo.unsafe", "false");
    }

    private final Path path;

    CheckpointFile(Path path) {
        this.path = path;
    }

    /** Classes by number: a file with any other is refused. A change raises {@link #FORMAT}. */
    private static Kryo kryo() {
        var kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.register(CheckpointHeader.class, 10);
        kryo.register(StatePart.class, 11);
        kryo.register(int[].class, 12);
        kryo.register(long[].class, 13);
        return kryo;
    }

    void write(RankState state) throws IOException {
        Path part = path.resolveSibling("." + path.getFileName() + ".part");
        Files.createDirectories(path.getParent());
        try {
            try (var channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                write(state, channel);
                channel.force(true);
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            Directories.force(path.getParent());
            Directories.force(path.getParent().getParent());
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private static void write(RankState state, FileChannel channel) throws IOException {
        var checksum = new CRC32C();
        var checked = new CheckedOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES), checksum);
        var stream = new DataOutputStream(checked);
        stream.writeLong(MAGIC);
        stream.writeInt(FORMAT);
        try {
            write(state, new Output(stream, BUFFER_BYTES));
        } catch (KryoException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        }
        stream.writeInt((int) checksum.getValue());
        stream.flush();
    }

    private static void write(RankState state, Output output) {
        var kryo = kryo();
        kryo.writeObject(output, state.header());
        output.writeInt(state.parts().size());
        for (var part : state.parts()) {
            kryo.writeObject(output, part);
        }
        output.flush();
    }

    /** @throws UserException if the file is none of this format, or is not as it was written */
    RankState read() throws IOException {
        requireUndamaged();
        try (var stream = Files.newInputStream(path);
                var input = new Input(stream, BUFFER_BYTES)) {
            stream.skipNBytes(FRAME_HEAD);
            var kryo = kryo();
            var header = kryo.readObject(input, CheckpointHeader.class);
            int count = input.readInt();
            List<StatePart> parts = new ArrayList<>();
            for (int part = 0; part < count; part++) {
                parts.add(kryo.readObject(input, StatePart.class));
            }
            return new RankState(header, parts);
        } catch (KryoException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new UserException(path + " is damaged: " + e.getMessage());
        }
    }

    private void requireUndamaged() throws IOException {
        long size = Files.size(path);
        if (size < FRAME_HEAD + Integer.BYTES) {
            throw new UserException(path + " is damaged: it has " + NumberText.count(size, "byte"));
        }
        try (var stream = new DataInputStream(Files.newInputStream(path))) {
            if (stream.readLong() != MAGIC) {
                throw new UserException(path + " is no checkpoint of Volley's");
            }
            int format = stream.readInt();
            if (format != FORMAT) {
                throw new UserException(path + " has format " + format + ": expected " + FORMAT);
            }
        }
        try (var stream = new DataInputStream(Files.newInputStream(path))) {
            int computed = checksum(stream, size - Integer.BYTES);
            if (stream.readInt() != computed) {
                throw new UserException(path + " is damaged: its checksum is not that of its content");
            }
        }
    }

    private static int checksum(InputStream stream, long size) throws IOException {
        var checksum = new CRC32C();
        var block = new byte[BUFFER_BYTES];
        for (long left = size; left > 0; ) {
            int length = stream.read(block, 0, (int) Math.min(left, block.length));
            if (length < 0) {
                throw new EOFException("the file has become shorter");
            }
            checksum.update(block, 0, length);
            left -= length;
        }
        return (int) checksum.getValue();
    }
}

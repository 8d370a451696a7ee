package volley.results.spikes;

import io.jhdf.ObjectHeader.ObjectHeaderV2;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Group;
import io.jhdf.exceptions.HdfWritingException;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import volley.partition.NodeSet;

/**
 * A dataset of one dimension and 8 bytes a value that is written value by value, where jHDF would take an array: a
 * recording may be larger than the memory.
 */
final class StreamedColumn extends WritableDatasetImpl {
    private static final int BUFFER_BYTES = 1 << 16;

    private final SpikeSource spikes;
    private final Encoder encoder;

    /** Appends one spike's value. */
    @FunctionalInterface
    private interface Encoder {
        void put(ByteBuffer buffer, int globalId, double timeMs);
    }

    private StreamedColumn(
            Object example,
            String name,
            Group parent,
            DatasetCreationOptions options,
            SpikeSource spikes,
            Encoder encoder) {
        super(example, name, parent, options);
        this.spikes = spikes;
        this.encoder = encoder;
    }

    /** Stamps in ms, of 64-bit floating point. */
    static StreamedColumn times(String name, Group parent, SpikeSource spikes) {
        return new StreamedColumn(
                new double[1],
                name,
                parent,
                DatasetCreationOptions.DEFAULT,
                spikes,
                (buffer, globalId, timeMs) -> buffer.putDouble(timeMs));
    }

    /** Numbers within a population, of 64 bits without sign. */
    static StreamedColumn nodeIds(String name, Group parent, SpikeSource spikes, NodeSet nodes) {
        return new StreamedColumn(
                new long[1],
                name,
                parent,
                DatasetCreationOptions.builder().unsigned().build(),
                spikes,
                (buffer, globalId, timeMs) -> buffer.putLong(nodes.indexOf(globalId)));
    }

    /** The header precedes the values and says how many they are: its size is known first, its content last. */
    @Override
    public long write(HdfFileChannel file, long position) {
        long start = position + header(position, 0, 0).remaining();
        var output = new Output(file, start);
        try {
            spikes.forEach((globalId, timeMs) -> {
                encoder.put(output.buffer, globalId, timeMs);
                output.flushIfFull();
            });
            output.flush();
            output.writeFully(header(position, start, output.end - start), position);
        } catch (IOException e) {
            throw new HdfWritingException("cannot write " + getPath(), e);
        }
        return output.end;
    }

    private ByteBuffer header(long position, long start, long bytes) {
        var space = DataSpace.modifyDimensions(
                DataSpace.fromObject(getData()),
                new long[] {bytes / getDataType().getSize()});
        List<Message> messages = new ArrayList<>(List.of(
                DataTypeMessage.create(getDataType()),
                DataSpaceMessage.create(space),
                FillValueMessage.NO_FILL,
                ContiguousDataLayoutMessage.create(start, bytes)));
        if (!getAttributes().isEmpty()) {
            messages.add(AttributeInfoMessage.create());
            getAttributes().forEach((name, attribute) -> messages.add(AttributeMessage.create(name, attribute)));
        }
        return new ObjectHeaderV2(position, messages).toBuffer();
    }

    /** Values on their way to consecutive places of the file. */
    private static final class Output {
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        private final HdfFileChannel file;
        private long end;

        Output(HdfFileChannel file, long start) {
            this.file = file;
            end = start;
        }

        void flushIfFull() throws IOException {
            if (!buffer.hasRemaining()) {
                flush();
            }
        }

        void flush() throws IOException {
            buffer.flip();
            end += writeFully(buffer, end);
            buffer.clear();
        }

        long writeFully(ByteBuffer bytes, long position) throws IOException {
            long written = 0;
            while (bytes.hasRemaining()) {
                written += file.getFileChannel().write(bytes, position + written);
            }
            return written;
        }
    }
}

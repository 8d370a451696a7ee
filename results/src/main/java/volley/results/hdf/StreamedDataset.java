package volley.results.hdf;

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

/**
 * A dataset of 8 bytes a value that is written value by value, where jHDF would take an array: a recording may be larger
 * than the memory.
 */
public final class StreamedDataset extends WritableDatasetImpl {
    private static final int BUFFER_BYTES = 1 << 16;

    /** In place of the number of columns, if the dataset has one dimension. */
    private static final int ONE_DIMENSION = 0;

    private final int columns;
    private final Values values;

    /** What a dataset is filled with. */
    @FunctionalInterface
    public interface Values {
        /** Puts all values, row by row. */
        void putInto(Output output) throws IOException;
    }

    private StreamedDataset(
            Object example, String name, Group parent, DatasetCreationOptions options, int columns, Values values) {
        super(example, name, parent, options);
        this.columns = columns;
        this.values = values;
    }

    /** One dimension of 64-bit floating point. */
    public static StreamedDataset doubles(String name, Group parent, Values values) {
        return new StreamedDataset(new double[1], name, parent, DatasetCreationOptions.DEFAULT, ONE_DIMENSION, values);
    }

    /**
     * Rows of 64-bit floating point.
     *
     * @param columns values of a row
     */
    public static StreamedDataset rows(String name, Group parent, int columns, Values values) {
        return new StreamedDataset(new double[1][1], name, parent, DatasetCreationOptions.DEFAULT, columns, values);
    }

    /** One dimension of whole numbers of 64 bits without sign. */
    public static StreamedDataset unsigned(String name, Group parent, Values values) {
        var options = DatasetCreationOptions.builder().unsigned().build();
        return new StreamedDataset(new long[1], name, parent, options, ONE_DIMENSION, values);
    }

    /** The header precedes the values and says how many they are: its size is known first, its content last. */
    @Override
    public long write(HdfFileChannel file, long position) {
        long start = position + header(position, 0, 0).remaining();
        var output = new Output(file, start);
        try {
            values.putInto(output);
            output.flush();
            output.writeFully(header(position, start, output.end - start), position);
        } catch (IOException e) {
            throw new HdfWritingException("cannot write " + getPath(), e);
        }
        return output.end;
    }

    private ByteBuffer header(long position, long start, long bytes) {
        long size = bytes / getDataType().getSize();
        long[] dimensions = columns == ONE_DIMENSION ? new long[] {size} : new long[] {size / columns, columns};
        var space = DataSpace.modifyDimensions(DataSpace.fromObject(getData()), dimensions);
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
    public static final class Output {
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        private final HdfFileChannel file;
        private long end;

        private Output(HdfFileChannel file, long start) {
            this.file = file;
            end = start;
        }

        public void put(double value) throws IOException {
            buffer.putDouble(value);
            flushIfFull();
        }

        public void put(long value) throws IOException {
            buffer.putLong(value);
            flushIfFull();
        }

        private void flushIfFull() throws IOException {
            if (!buffer.hasRemaining()) {
                flush();
            }
        }

        private void flush() throws IOException {
            buffer.flip();
            end += writeFully(buffer, end);
            buffer.clear();
        }

        private long writeFully(ByteBuffer bytes, long position) throws IOException {
            long written = 0;
            while (bytes.hasRemaining()) {
                written += file.getFileChannel().write(bytes, position + written);
            }
            return written;
        }
    }
}

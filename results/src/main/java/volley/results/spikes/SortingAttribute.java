package volley.results.spikes;

import io.jhdf.api.Node;
import io.jhdf.api.WritableAttributeImpl;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The attribute {@code sorting = by_time} of a population's spikes. SONATA wants an HDF5 enumeration and libsonata
 * reads nothing else; jHDF reads enumerations but writes none, so that the message which describes one is made here.
 *
 * <pre>
 *   byte 0       version 1 (high half) and class 8, an enumeration (low half)
 *   bytes 1-3    number of members
 *   bytes 4-7    size of a value in bytes
 *   then         the message of the values' type; each name, padded with zeros to a multiple of 8; each value
 * </pre>
 */
final class SortingAttribute extends WritableAttributeImpl {
    static final String NAME = "sorting";

    /** By their values, 0, 1 and 2. */
    private static final List<String> ORDERS = List.of("none", "by_id", "by_time");

    private static final int VERSION_AND_CLASS = 1 << 4 | 8;
    private static final int NAME_FIELD = 8;

    private final DataType type = new WritableEnum(message());

    private SortingAttribute(Node node) {
        super(NAME, node, (byte) ORDERS.indexOf("by_time"));
    }

    static SortingAttribute byTime(Node node) {
        return new SortingAttribute(node);
    }

    @Override
    public DataType getDataType() {
        return type;
    }

    private static byte[] message() {
        var valueType = new FixedPoint(1, false).toBuffer();
        valueType.rewind();
        var message = ByteBuffer.allocate(8 + valueType.remaining() + ORDERS.size() * (NAME_FIELD + 1))
                .order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(ORDERS.size() << 8 | VERSION_AND_CLASS).putInt(1).put(valueType);
        for (String order : ORDERS) {
            int end = message.position() + NAME_FIELD;
            message.put(order.getBytes(StandardCharsets.US_ASCII)).position(end);
        }
        for (int value = 0; value < ORDERS.size(); value++) {
            message.put((byte) value);
        }
        return message.array();
    }

    /** An enumeration with one byte a value. */
    private static final class WritableEnum extends EnumDataType {
        private final byte[] message;

        WritableEnum(byte[] message) {
            super(ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN));
            this.message = message;
        }

        @Override
        public ByteBuffer toBuffer() {
            return ByteBuffer.wrap(message);
        }

        @Override
        public ByteBuffer encodeData(Object value) {
            return ByteBuffer.wrap(new byte[] {(byte) value});
        }
    }
}

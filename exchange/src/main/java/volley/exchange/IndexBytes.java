package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Indices of neurons on their rank, in 1, 2 or 4 bytes each, the lowest byte first. In as many bits as the largest needs
 * they would take an eighth less at ten thousand neurons; but these bytes need no unpacking.
 */
final class IndexBytes {
    private static final ValueLayout.OfChar TWO = ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt FOUR = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private IndexBytes() {}

    /** Bytes that an index needs. */
    static int width(int index) {
        return index >>> Byte.SIZE == 0 ? Byte.BYTES : index >>> Character.SIZE == 0 ? Character.BYTES : Integer.BYTES;
    }

    /** @param width of each, in bytes */
    static void write(int[] indices, int count, int width, MemorySegment memory, long at) {
        switch (width) {
            case Byte.BYTES -> {
                for (int i = 0; i < count; i++) {
                    memory.set(BitPacking.BYTE, at + i, (byte) indices[i]);
                }
            }
            case Character.BYTES -> {
                for (int i = 0; i < count; i++) {
                    memory.set(TWO, at + (long) i * Character.BYTES, (char) indices[i]);
                }
            }
            default -> MemorySegment.copy(indices, 0, memory, FOUR, at, count);
        }
    }

    /** @param indices receives them */
    static void read(MemorySegment memory, long at, int count, int width, int[] indices) {
        switch (width) {
            case Byte.BYTES -> {
                for (int i = 0; i < count; i++) {
                    indices[i] = Byte.toUnsignedInt(memory.get(BitPacking.BYTE, at + i));
                }
            }
            case Character.BYTES -> {
                for (int i = 0; i < count; i++) {
                    indices[i] = memory.get(TWO, at + (long) i * Character.BYTES);
                }
            }
            default -> MemorySegment.copy(memory, FOUR, at, indices, 0, count);
        }
    }

    /**
     * Reads indices of no more than 2 bytes.
     *
     * @param indices receives them from a place on
     */
    static void read(MemorySegment memory, long at, int count, int width, char[] indices, int from) {
        if (width == Byte.BYTES) {
            for (int i = 0; i < count; i++) {
                indices[from + i] = (char) Byte.toUnsignedInt(memory.get(BitPacking.BYTE, at + i));
            }
        } else {
            MemorySegment.copy(memory, TWO, at, indices, from, count);
        }
    }
}

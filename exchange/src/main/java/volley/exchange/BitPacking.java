package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Numbers of the same few bits each, one behind the other, the lowest bits first. */
final class BitPacking {
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    /** Bytes behind packed numbers that are looked at, though they say nothing. */
    static final int PADDING = Long.BYTES;

    /** Numbers behind the last one that are written to. */
    static final int SPARE = 3;

    /** Of four numbers that are read together from the byte in which the first begins. */
    private static final int MOST_BITS_OF_FOUR = (Long.SIZE - 7) / 4;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private BitPacking() {}

    /** Bits of a number that is not negative; 0 takes none. */
    static int bits(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    static long bytes(int numbers, int bits) {
        return ((long) numbers * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Writes the bytes that the numbers take, and none behind them, which may be another rank's. */
    static void pack(int[] numbers, int count, int bits, MemorySegment memory, long at) {
        long pending = 0;
        int pendingBits = 0;
        long to = at;
        for (int i = 0; i < count; i++) {
            long number = numbers[i];
            pending |= number << pendingBits;
            pendingBits += bits;
            if (pendingBits >= Long.SIZE) {
                memory.set(LONG, to, pending);
                to += Long.BYTES;
                pendingBits -= Long.SIZE;
                pending = number >>> bits - pendingBits;
            }
        }
        for (; pendingBits > 0; pendingBits -= Byte.SIZE) {
            memory.set(BYTE, to++, (byte) pending);
            pending >>>= Byte.SIZE;
        }
    }

    /** @param numbers receives them; has room for {@link #SPARE} more, which are of no meaning */
    static void unpack(MemorySegment memory, long at, int count, int bits, int[] numbers) {
        final int mask = (int) ((1L << bits) - 1);
        if (bits <= MOST_BITS_OF_FOUR) {
            unpackFour(memory, at, count, bits, mask, numbers);
            return;
        }
        long bit = 0;
        for (int i = 0; i < count; i++) {
            numbers[i] = (int) (memory.get(LONG, at + (bit >>> 3)) >>> (bit & 7)) & mask;
            bit += bits;
        }
    }

    private static void unpackFour(MemorySegment memory, long at, int count, int bits, int mask, int[] numbers) {
        long bit = 0;
        for (int i = 0; i < count; i += 4) {
            long four = memory.get(LONG, at + (bit >>> 3)) >>> (bit & 7);
            numbers[i] = (int) four & mask;
            numbers[i + 1] = (int) (four >>> bits) & mask;
            numbers[i + 2] = (int) (four >>> 2 * bits) & mask;
            numbers[i + 3] = (int) (four >>> 3 * bits) & mask;
            bit += 4L * bits;
        }
    }
}

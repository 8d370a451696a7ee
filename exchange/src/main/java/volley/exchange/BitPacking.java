package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Numbers of the same few bits each, one behind the other, the lowest bits first. */
final class BitPacking {
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    /** Bytes behind packed numbers that are looked at, though they say nothing. */
    static final int PADDING = Long.BYTES;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private BitPacking() {}

    /** Bits of a number that is not negative; 0 takes none. */
    static int bits(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    static long bytes(int numbers, int bits) {
        return ((long) numbers * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    static void pack(int[] numbers, int count, int bits, MemorySegment memory, long at) {
        long pending = 0;
        int pendingBits = 0;
        long to = at;
        for (int i = 0; i < count; i++) {
            pending |= (long) numbers[i] << pendingBits;
            pendingBits += bits;
            while (pendingBits >= Byte.SIZE) {
                memory.set(BYTE, to++, (byte) pending);
                pending >>>= Byte.SIZE;
                pendingBits -= Byte.SIZE;
            }
        }
        if (pendingBits > 0) {
            memory.set(BYTE, to, (byte) pending);
        }
    }

    /** Replaces each number n by {@code factor * n + offset}. */
    static void unpack(MemorySegment memory, long at, int count, int bits, int factor, int offset, int[] numbers) {
        final int mask = (int) ((1L << bits) - 1);
        int bit = 0;
        for (int i = 0; i < count; i++) {
            int number = (int) (memory.get(LONG, at + (bit >>> 3)) >>> (bit & 7)) & mask;
            numbers[i] = factor * number + offset;
            bit += bits;
        }
    }
}

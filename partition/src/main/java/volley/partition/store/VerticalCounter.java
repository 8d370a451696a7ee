package volley.partition.store;

import java.util.Arrays;

/**
 * Counts, for each bit position of rows of bits, the rows that have the bit set. The counts are kept bit-sliced: plane
 * k holds bit k of all counts, so that one logic operation on a word counts for 64 positions. Four rows at a time are
 * added to the planes 0 and 1; what carries out of a plane waits until a second carry of its weight is there, and both
 * are added to the next plane together (Harley and Seal's tree; Warren, Hacker's Delight, 5-1).
 *
 * <p>The loops are many and short so that the compiler turns each into vector instructions.
 */
final class VerticalCounter {
    private static final int ROWS_AT_ONCE = 4;
    private static final int LOG_ROWS_AT_ONCE = 2;
    /** One bit in every byte. */
    private static final long BYTE_LOW_BITS = 0x0101010101010101L;

    private static final int BYTE_PLANES = 8;
    private static final int PLANES_AT_ONCE = 4;

    private final int words;
    private final long[] noRow;
    private long[][] planes;
    private long[][] carries;
    private long[][] waiting;
    private boolean[] isWaiting;
    private final long[] bytes;
    private final long[] allBytes;

    /** @param words words of 64 positions in a row */
    VerticalCounter(int words) {
        this.words = words;
        noRow = new long[words];
        bytes = new long[words];
        allBytes = new long[Byte.SIZE * words];
        allocate(BYTE_PLANES);
    }

    private void allocate(int count) {
        planes = new long[count][words];
        carries = new long[count + 1][words];
        waiting = new long[count + 1][words];
        isWaiting = new boolean[count + 1];
    }

    /**
     * Counts the bits of some of the rows.
     *
     * @param rows rows of at least the counter's number of words
     * @param chosen indices of the rows to count, with repetition
     * @param size number of indices
     * @param counts replaced by the counts of as many positions as it is long. Position {@code b * words + w} is bit b
     *     of word w.
     */
    void count(long[][] rows, int[] chosen, int size, int[] counts) {
        int usedPlanes = Math.max(LOG_ROWS_AT_ONCE, Integer.SIZE - Integer.numberOfLeadingZeros(size));
        if (usedPlanes > planes.length) {
            allocate(Math.ceilDiv(usedPlanes, BYTE_PLANES) * BYTE_PLANES);
        }
        for (int plane = 0; plane < usedPlanes + PLANES_AT_ONCE && plane < planes.length; plane++) {
            Arrays.fill(planes[plane], 0);
        }
        addRows(rows, chosen, size, usedPlanes);
        unpack(usedPlanes, counts);
    }

    private void addRows(long[][] rows, int[] chosen, int size, int usedPlanes) {
        for (int i = 0; i < size; i += ROWS_AT_ONCE) {
            var first = rows[chosen[i]];
            var second = i + 1 < size ? rows[chosen[i + 1]] : noRow;
            var third = i + 2 < size ? rows[chosen[i + 2]] : noRow;
            var fourth = i + 3 < size ? rows[chosen[i + 3]] : noRow;
            addFour(first, second, third, fourth, planes[0], planes[1], carries[LOG_ROWS_AT_ONCE]);
            carryInto(LOG_ROWS_AT_ONCE, usedPlanes);
        }
        for (int plane = LOG_ROWS_AT_ONCE; plane < usedPlanes; plane++) {
            if (isWaiting[plane]) {
                isWaiting[plane] = false;
                addOne(waiting[plane], planes[plane], carries[plane + 1]);
                carryInto(plane + 1, usedPlanes);
            }
        }
    }

    /** Takes up the carry of a plane's weight. Beyond the planes in use it is empty, since so many rows there are not. */
    private void carryInto(int plane, int usedPlanes) {
        if (plane >= usedPlanes) {
            return;
        }
        if (isWaiting[plane]) {
            isWaiting[plane] = false;
            addTwo(waiting[plane], carries[plane], planes[plane], carries[plane + 1]);
            carryInto(plane + 1, usedPlanes);
        } else {
            var swap = waiting[plane];
            waiting[plane] = carries[plane];
            carries[plane] = swap;
            isWaiting[plane] = true;
        }
    }

    private static void addFour(
            long[] first, long[] second, long[] third, long[] fourth, long[] ones, long[] twos, long[] fours) {
        for (int w = 0; w < ones.length; w++) {
            long a = first[w];
            long b = second[w];
            long c = third[w];
            long d = fourth[w];
            long one = ones[w];
            long two = twos[w];
            long ab = a ^ b;
            long abOne = ab ^ one;
            long carryAb = (a & b) | (ab & one);
            long cd = c ^ d;
            long carryCd = (c & d) | (cd & abOne);
            long both = carryAb ^ carryCd;
            ones[w] = cd ^ abOne;
            twos[w] = both ^ two;
            fours[w] = (carryAb & carryCd) | (both & two);
        }
    }

    private static void addTwo(long[] first, long[] second, long[] plane, long[] carry) {
        for (int w = 0; w < plane.length; w++) {
            long a = first[w];
            long b = second[w];
            long p = plane[w];
            long ab = a ^ b;
            plane[w] = ab ^ p;
            carry[w] = (a & b) | (ab & p);
        }
    }

    private static void addOne(long[] first, long[] plane, long[] carry) {
        for (int w = 0; w < plane.length; w++) {
            long a = first[w];
            long p = plane[w];
            plane[w] = a ^ p;
            carry[w] = a & p;
        }
    }

    /**
     * Bits b, b + 8, ..., b + 56 of 8 planes together make 8 counts, in the bytes of a word. The words of all b stand
     * one after the other, so that each byte of them holds the counts of consecutive positions.
     */
    private void unpack(int usedPlanes, int[] counts) {
        int block = Byte.SIZE * words;
        for (int fromPlane = 0; fromPlane < usedPlanes; fromPlane += BYTE_PLANES) {
            for (int b = 0; b < Byte.SIZE; b++) {
                gather(fromPlane, Math.min(usedPlanes, fromPlane + BYTE_PLANES), b, bytes);
                System.arraycopy(bytes, 0, allBytes, b * words, words);
            }
            for (int shift = 0, from = 0; from < counts.length; shift += Byte.SIZE, from += block) {
                int to = Math.min(from + block, counts.length);
                if (fromPlane == 0) {
                    unpackLow(allBytes, shift, counts, from, to);
                } else {
                    unpackHigh(allBytes, shift, fromPlane, counts, from, to);
                }
            }
        }
    }

    /** Puts bits b, b + 8, ... of up to 8 planes into the bytes. Planes past the used ones are read too: they are 0. */
    private void gather(int fromPlane, int toPlane, int bit, long[] into) {
        setLowBits(planes[fromPlane], planes[fromPlane + 1], planes[fromPlane + 2], planes[fromPlane + 3], bit, into);
        for (int plane = fromPlane + PLANES_AT_ONCE; plane < toPlane; plane += 2) {
            orBits(planes[plane], planes[plane + 1], bit, plane - fromPlane, into);
        }
    }

    private static void setLowBits(long[] zeroth, long[] first, long[] second, long[] third, int bit, long[] into) {
        for (int w = 0; w < into.length; w++) {
            into[w] = ((zeroth[w] >>> bit) & BYTE_LOW_BITS)
                    | ((first[w] >>> bit) & BYTE_LOW_BITS) << 1
                    | ((second[w] >>> bit) & BYTE_LOW_BITS) << 2
                    | ((third[w] >>> bit) & BYTE_LOW_BITS) << 3;
        }
    }

    private static void orBits(long[] low, long[] high, int bit, int weight, long[] into) {
        for (int w = 0; w < into.length; w++) {
            into[w] |= (((low[w] >>> bit) & BYTE_LOW_BITS) | ((high[w] >>> bit) & BYTE_LOW_BITS) << 1) << weight;
        }
    }

    private static void unpackLow(long[] bytes, int shift, int[] counts, int from, int to) {
        for (int i = from; i < to; i++) {
            counts[i] = (int) ((bytes[i - from] >>> shift) & 0xFF);
        }
    }

    private static void unpackHigh(long[] bytes, int shift, int weight, int[] counts, int from, int to) {
        for (int i = from; i < to; i++) {
            counts[i] |= (int) ((bytes[i - from] >>> shift) & 0xFF) << weight;
        }
    }
}

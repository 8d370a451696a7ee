package volley.exchange;

/**
 * How many bytes of an interval's gather each rank gets. The block has some more room than the largest packet of late
 * needs, so that one gather does in the common case; but no more than a few times what the mean packet of late needs,
 * so that a burst of one rank costs its own bytes and not everyone's. All processes see the same packets and come to the
 * same size.
 */
final class BlockSize {
    /** Of a body. */
    static final int FEWEST_BYTES = 24;

    /** Blocks begin where a float may lie. */
    private static final int ALIGNMENT = 8;

    /** Intervals in which the memory of the largest packets fades by a factor e. */
    private static final int FADING_INTERVALS = 64;

    /** Of a block, whose length MPI takes as an int. */
    private static final int MOST_BYTES = Integer.MAX_VALUE & -ALIGNMENT;

    /** Above the mean of ranks. */
    private static final int MOST_TIMES_MEAN = 2;

    private int largest;
    private int mean;

    /** Bytes of a block, its header included. */
    int bytes() {
        long wanted = Math.min(largest + largest / 4L, FEWEST_BYTES + (long) MOST_TIMES_MEAN * mean);
        long body = Math.max(FEWEST_BYTES, wanted);
        return (int) Math.min(MOST_BYTES, (Block.HEADER_BYTES + body + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }

    /** Takes note of the bodies of an interval: of the largest, and of the mean over ranks. */
    void learn(int largestBytes, int meanBytes) {
        largest = faded(largest, largestBytes);
        mean = faded(mean, meanBytes);
    }

    /** What the most of late is, if it is {@code now} this time. */
    static int faded(int ofLate, int now) {
        return Math.max(now, ofLate - (ofLate + FADING_INTERVALS - 1) / FADING_INTERVALS);
    }
}

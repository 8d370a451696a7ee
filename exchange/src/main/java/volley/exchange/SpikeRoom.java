package volley.exchange;

/** How long the arrays of spikes are that are collected again and again: their length follows what they take of late. */
final class SpikeRoom {
    private static final int FEWEST = 32;

    /** Entries behind those that there is room for. */
    static final int SPARE = 16;

    /** Memory is given up that is so many times larger than what the most spikes of late take. */
    private static final int MOST_SPARE = 4;

    private int length;
    private int count;
    private int mostOfLate;

    /** Number of spikes. */
    int count() {
        return count;
    }

    /** Length that the arrays need for so many more behind them, and some to spare. */
    int withRoomFor(int number) {
        if (number > 0 && count + number > length - SPARE) {
            grow(number);
        }
        return length;
    }

    private void grow(int number) {
        int end = Math.addExact(count, number);
        length = Math.max(FEWEST, Math.addExact(end, end / 4 + SPARE));
    }

    /** Says that the caller has put so many there. */
    void added(int number) {
        count += number;
    }

    /** Forgets the spikes; returns the length of the arrays then, less if it was much larger than what they took of late. */
    int cleared() {
        if (length > FEWEST) {
            fade();
        }
        count = 0;
        return length;
    }

    private void fade() {
        mostOfLate = BlockSize.faded(mostOfLate, count);
        if (length / MOST_SPARE > mostOfLate) {
            length = Math.max(FEWEST, mostOfLate + mostOfLate / 4 + SPARE);
        }
    }
}

package volley.partition.store;

import java.util.Arrays;

/**
 * Builds {@link SynapseRows} from connections that come target by target, twice: to count them, then to place them. They
 * are collected until a block of them is full, sorted there by source, and appended to their rows, several to a row
 * together; at the end each row is sorted by delay. What is written at random stays in the cache that way.
 */
public final class RowsBuilder {
    /** Connections that are collected. */
    static final int MOST_COLLECTED = 1 << 18;
    /** Bytes of a source, whether it has connections: where its row starts and ends, and its place in a block. */
    static final int ROW_BYTES = 3 * Integer.BYTES;

    private final int firstSource;
    private final int shortestDelay;
    private final int longestDelay;
    private final int words;
    /** Of each row first its number of connections, then where it begins. */
    private final int[] starts;

    private long size;
    private int[] ints;
    /** In place of the connections that they belong to; of two words, at the first. */
    private RowDelays delays;

    private int[] ends;
    private int[] placeInBlock;
    private int[] collectedRows;
    private int[] collected;
    private char[] collectedDelays;
    private int[] sorted;
    private char[] sortedDelays;
    private int collectedSize;

    /**
     * @param firstSource lowest global id of a source
     * @param lastSource highest global id of a source
     * @param shortestDelay in steps, of any connection
     * @param longestDelay in steps, of any connection, at most 65,535 more than the shortest
     * @param wide whether weight multiples take 48 bits, not 16
     */
    public RowsBuilder(int firstSource, int lastSource, int shortestDelay, int longestDelay, boolean wide) {
        if (longestDelay - shortestDelay > Character.MAX_VALUE) {
            throw new IllegalArgumentException("delays of " + shortestDelay + " to " + longestDelay + " steps");
        }
        this.firstSource = firstSource;
        this.shortestDelay = shortestDelay;
        this.longestDelay = longestDelay;
        words = wide ? WideRows.WORDS : NarrowRows.WORDS;
        starts = new int[lastSource - firstSource + 2];
    }

    /**
     * Bytes of a connection at the peak of building its row, headers aside.
     *
     * @param wide whether its weight multiple takes 48 bits, not 16
     * @param delaySpan the longest delay less the shortest, in steps
     */
    public static int peakBytes(boolean wide, int delaySpan) {
        int words = wide ? WideRows.WORDS : NarrowRows.WORDS;
        return words * intBytes(delaySpan);
    }

    /** Bytes of an int of the rows, with the place for a delay beside it. */
    static int intBytes(int delaySpan) {
        return Integer.BYTES + RowDelays.bytes(delaySpan);
    }

    /** Ints that a row of so many connections takes at most, with its headers and its end. */
    static long mostInts(long connections, int delays, int words) {
        return connections == 0
                ? 0
                : connections * words + Math.min(connections, delays + connections / SynapseRows.TARGET) + 1;
    }

    /** Bytes of a connection that is collected: its row, then itself and its delay, as it came and sorted. */
    static int collectedBytes(int words) {
        return Integer.BYTES + 2 * (words * Integer.BYTES + Character.BYTES);
    }

    /** Counts a target's connections by their sources' global ids. */
    public void count(int[] sources, int from, int to) {
        for (int i = from; i < to; i++) {
            starts[sources[i] - firstSource]++;
        }
        size += to - from;
    }

    /**
     * Ends the counting.
     *
     * @return whether the connections fit an array; if not, they are too many for one block of targets
     */
    public boolean allocate() {
        int delaysInUse = longestDelay - shortestDelay + 1;
        long length = 0;
        for (int row = 0; row < starts.length; row++) {
            int connections = starts[row];
            starts[row] = (int) length;
            length += mostInts(connections, delaysInUse, words);
            if (length > Integer.MAX_VALUE - Long.BYTES) {
                return false;
            }
        }
        ints = new int[(int) length];
        delays = new RowDelays((int) length, longestDelay - shortestDelay);
        ends = starts.clone();
        int block = (int) Math.min(MOST_COLLECTED, size);
        placeInBlock = new int[starts.length + 1];
        collectedRows = new int[block];
        collected = new int[block * words];
        collectedDelays = new char[block];
        sorted = new int[block * words];
        sortedDelays = new char[block];
        return true;
    }

    /**
     * Places connections that have been counted.
     *
     * @param target in 0 ... 65,535
     * @param sources global ids
     * @param multiples of the weight's quantum, to be multiplied by 2 to the {@code shift}
     * @param delaySteps each from the shortest to the longest
     */
    public void add(int target, int[] sources, int[] multiples, int shift, int[] delaySteps, int from, int to) {
        int next = from;
        while (next < to) {
            if (collectedSize == collectedRows.length) {
                flush();
            }
            int end = Math.min(to, next + collectedRows.length - collectedSize);
            int at = collectedSize;
            for (int i = next; i < end; i++, at++) {
                collectedRows[at] = sources[i] - firstSource;
                collectedDelays[at] = (char) (delaySteps[i] - shortestDelay);
            }
            if (words == NarrowRows.WORDS) {
                collectNarrow(target, multiples, Short.SIZE + shift, next, end);
            } else {
                collectWide(target, multiples, shift, next, end);
            }
            collectedSize = at;
            next = end;
        }
    }

    private void collectNarrow(int target, int[] multiples, int shift, int from, int to) {
        int at = collectedSize;
        for (int i = from; i < to; i++) {
            collected[at++] = multiples[i] << shift | target;
        }
    }

    private void collectWide(int target, int[] multiples, int shift, int from, int to) {
        int at = WideRows.WORDS * collectedSize;
        for (int i = from; i < to; i++) {
            long multiple = (long) multiples[i] << shift;
            collected[at++] = (int) multiple << Short.SIZE | target;
            collected[at++] = (int) (multiple >> Short.SIZE);
        }
    }

    /** Appends what has been collected to the rows. */
    private void flush() {
        int size = collectedSize;
        countRows(collectedRows, size, placeInBlock);
        if (words == NarrowRows.WORDS) {
            sortNarrow(collectedRows, collected, collectedDelays, size, placeInBlock, sorted, sortedDelays);
        } else {
            sortWide(collectedRows, collected, collectedDelays, size, placeInBlock, sorted, sortedDelays);
        }
        append();
        collectedSize = 0;
    }

    /** Makes of each row's entry the place of its first connection in the sorted block. */
    private static void countRows(int[] rows, int size, int[] places) {
        Arrays.fill(places, 0);
        for (int i = 0; i < size; i++) {
            places[rows[i] + 1]++;
        }
        for (int row = 1; row < places.length; row++) {
            places[row] += places[row - 1];
        }
    }

    private static void sortNarrow(
            int[] rows, int[] from, char[] fromDelays, int size, int[] places, int[] to, char[] toDelays) {
        for (int i = 0; i < size; i++) {
            int place = places[rows[i]]++;
            to[place] = from[i];
            toDelays[place] = fromDelays[i];
        }
    }

    private static void sortWide(
            int[] rows, int[] from, char[] fromDelays, int size, int[] places, int[] to, char[] toDelays) {
        for (int i = 0; i < size; i++) {
            int place = places[rows[i]]++;
            to[2 * place] = from[2 * i];
            to[2 * place + 1] = from[2 * i + 1];
            toDelays[place] = fromDelays[i];
        }
    }

    /** After sorting, each row's place is where its connections in the block end. */
    private void append() {
        int from = 0;
        for (int row = 0; row < starts.length - 1; row++) {
            int to = placeInBlock[row];
            int end = ends[row];
            for (int i = from; i < to; i++, end += words) {
                ints[end] = sorted[i * words];
                ints[end + words - 1] = sorted[(i + 1) * words - 1];
                delays.set(end, sortedDelays[i]);
            }
            ends[row] = end;
            from = to;
        }
    }

    /** Sorts the rows by delay. The builder is of no use afterwards. */
    public SynapseRows build() {
        flush();
        var lengths = new int[longestDelay - shortestDelay + 2];
        int most = 0;
        for (int row = 0; row < starts.length - 1; row++) {
            most = Math.max(most, ends[row] - starts[row]);
        }
        var scratch = new int[most];
        for (int row = 0; row < starts.length - 1; row++) {
            if (ends[row] > starts[row]) {
                sortByDelay(starts[row], ends[row], lengths, scratch);
            }
        }
        var layout = new RowLayout(ints, starts, firstSource, shortestDelay, longestDelay, size);
        return words == NarrowRows.WORDS ? new NarrowRows(layout) : new WideRows(layout);
    }

    private void sortByDelay(int start, int end, int[] places, int[] scratch) {
        Arrays.fill(places, 0);
        for (int at = start; at < end; at += words) {
            places[delays.get(at) + 1]++;
        }
        for (int delay = 1; delay < places.length; delay++) {
            places[delay] += places[delay - 1];
        }
        for (int at = start; at < end; at += words) {
            int place = words * places[delays.get(at)]++;
            scratch[place] = ints[at];
            scratch[place + words - 1] = ints[at + words - 1];
        }
        writeParts(start, places, scratch);
    }

    /** @param ends of each delay's connections in the sorted row */
    private void writeParts(int start, int[] ends, int[] sortedRow) {
        int at = start;
        int before = 0;
        int from = 0;
        for (int delay = 0; delay < ends.length - 1; delay++) {
            while (from < ends[delay]) {
                int length = Math.min(ends[delay] - from, SynapseRows.TARGET);
                ints[at++] = (delay - before) << Short.SIZE | length;
                System.arraycopy(sortedRow, from * words, ints, at, length * words);
                at += length * words;
                from += length;
                before = delay;
            }
        }
        ints[at] = 0;
    }
}

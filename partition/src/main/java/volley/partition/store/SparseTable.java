package volley.partition.store;

import java.util.Arrays;
import volley.partition.DealtRange;

/**
 * Each source's targets as a list of 2 bytes a connection, where sources have few or none, found by a {@link SparseIndex}.
 * What a block of the index has lies together, in one without marks behind distances, 2 bytes for each of its p sources
 * that have targets and 2 more:
 *
 * <pre>
 *   marked       targets, list by list
 *   not marked   distances: p + 1   targets, list by list
 * </pre>
 *
 * A distance leads from where it stands to the list of its source; the last one to the end of all. What many spikes need
 * is read together, so that waits for memory overlap.
 */
final class SparseTable implements IndexedTable {
    private static final int UNSIGNED = 0xFFFF;
    private static final int UNSIGNED_BYTE = 0xFF;

    /** Spikes whose lists are read together: they stay in the first cache. */
    private static final int BATCH = 256;

    /** Targets: to copy more, a call takes less time than a loop. */
    private static final int MOST_OF_SHORT_LIST = 3;

    /** Targets that such a call reads at least, also those behind the list, whose line of the cache it waits for. */
    private static final int READ_BY_A_CALL = 16;

    /** Of the targets that a step's lists have before they are counted, for each one on this rank. */
    private static final int MOST_PER_TARGET = 8;

    private final SparseIndex index;
    private final short[] blocks;
    private final long size;

    /** Slots of spikes that have been found, before their lists are read, and the steps of these spikes. */
    private final int[] places = new int[2 * BATCH];

    private final byte[] stepsOfPlaces = new byte[2 * BATCH];
    private int found;
    private final int[] lists = new int[2 * BATCH];
    private final int[] lengths = new int[2 * BATCH];
    /** Numbers of lists that marks do not tell. */
    private final int[] unmarked = new int[2 * BATCH];

    private final int numberOfTargets;
    /** What the lists have, step by step, as far as it has not been counted. */
    private short[][] targets = {};

    private int[] sizes = {};
    /** Of steps that have brought many; null before there are such. */
    private int[][] counted = {};

    private long[] countedEvents = {};
    /** Of no meaning; kept so that the compiler does not leave out what only reads. */
    private int touched;

    /** @param targets their number */
    SparseTable(SparseIndex index, int targets, short[] blocks, long size) {
        this.index = index;
        numberOfTargets = targets;
        this.blocks = blocks;
        this.size = size;
    }

    @Override
    public void begin(int steps) {
        int before = targets.length;
        if (before < steps) {
            targets = Arrays.copyOf(targets, steps);
            Arrays.fill(targets, before, steps, new short[0]);
            sizes = new int[steps];
            counted = Arrays.copyOf(counted, steps);
            countedEvents = new long[steps];
        }
        index.begin();
        Arrays.fill(sizes, 0);
        Arrays.fill(countedEvents, 0);
        found = 0;
    }

    @Override
    public void find(char[] localIndices, byte[] steps, int from, int to, int rank, DealtRange sources) {
        if (!index.goTo(rank, sources, to - from)) {
            return;
        }
        for (int start = from; start < to; start += BATCH) {
            int end = Math.min(to, start + BATCH);
            found = index.select(localIndices, steps, start, end, places, stepsOfPlaces, found);
            if (found >= BATCH) {
                gather();
            }
        }
    }

    @Override
    public void end() {
        gather();
    }

    /** Appends the lists of the spikes that have been found to what their steps have. */
    private void gather() {
        findLists(READ_BY_A_CALL);
        for (int i = 0; i < found; i++) {
            int step = stepsOfPlaces[i] & UNSIGNED_BYTE;
            int at = sizes[step];
            int end = at + lengths[i];
            if (end > targets[step].length) {
                targets[step] = Arrays.copyOf(targets[step], end + end / 2);
            }
            if (lengths[i] > MOST_OF_SHORT_LIST) {
                System.arraycopy(blocks, lists[i], targets[step], at, lengths[i]);
            } else {
                copy(blocks, lists[i], targets[step], at, lengths[i]);
            }
            sizes[step] = end;
            if (end > MOST_PER_TARGET * numberOfTargets) {
                countEarly(step);
            }
        }
        found = 0;
    }

    /** Counts what a step's lists have so far, so that bursts take no more than a few times the memory of their counts. */
    private void countEarly(int step) {
        if (counted[step] == null) {
            counted[step] = new int[numberOfTargets];
        }
        if (countedEvents[step] == 0) {
            Arrays.fill(counted[step], 0);
        }
        addTargets(targets[step], sizes[step], counted[step]);
        countedEvents[step] += sizes[step];
        sizes[step] = 0;
    }

    /**
     * Finds the lists of spikes in stages, of each of which the reads of memory are under way together.
     *
     * @param readTogether targets of a list that is not short that are read at least
     */
    private void findLists(int readTogether) {
        if (index.isMarked()) {
            int others = index.find(places, found, lists, lengths, unmarked);
            touched += touch(blocks, lists, found);
            touched += follow(blocks, unmarked, others, lists, lengths);
        } else {
            index.toDistances(places, found);
            touched += touch(blocks, places, found);
            findLists(blocks, places, found, lists, lengths);
            touched += touch(blocks, lists, lengths, found, readTogether);
        }
    }

    private static void copy(short[] blocks, int list, short[] to, int at, int length) {
        for (int i = 0; i < length; i++) {
            to[at + i] = blocks[list + i];
        }
    }

    /** Brings distances or lists to the cache: nothing else is done meanwhile, so that many reads are under way. */
    private static int touch(short[] blocks, int[] places, int number) {
        int read = 0;
        for (int i = 0; i < number; i++) {
            read += blocks[places[i]];
        }
        return read;
    }

    /** Says where the lists are, and how long. */
    private static void findLists(short[] blocks, int[] places, int number, int[] lists, int[] lengths) {
        for (int i = 0; i < number; i++) {
            lists[i] = list(blocks, places[i]);
            lengths[i] = list(blocks, places[i] + 1) - lists[i];
        }
    }

    /** Where the distance at a place leads: to a list, or to the end of the block. */
    private static int list(short[] blocks, int place) {
        return place + (blocks[place] & UNSIGNED);
    }

    /** The same of the lists with these numbers, in place of their distances; brings the lists to the cache, too. */
    private static int follow(short[] blocks, int[] unmarked, int number, int[] lists, int[] lengths) {
        int read = 0;
        for (int i = 0; i < number; i++) {
            int place = lists[unmarked[i]];
            int list = list(blocks, place);
            lists[unmarked[i]] = list;
            lengths[unmarked[i]] = list(blocks, place + 1) - list;
            read += blocks[list];
        }
        return read;
    }

    /** Brings lists to the cache, as far as they lie in no more than two of its lines. */
    private static int touch(short[] blocks, int[] lists, int[] lengths, int number, int readTogether) {
        final int end = blocks.length;
        int read = 0;
        for (int i = 0; i < number; i++) {
            int length = lengths[i] > MOST_OF_SHORT_LIST ? Math.max(lengths[i], readTogether) : lengths[i];
            read += blocks[lists[i]] + blocks[lists[i] + Math.min(end - lists[i], length) - 1];
        }
        return read;
    }

    @Override
    public long countFound(int step, int[] counts) {
        long events = countedEvents[step] + sizes[step];
        if (countedEvents[step] > 0) {
            System.arraycopy(counted[step], 0, counts, 0, numberOfTargets);
        } else if (events > 0) {
            Arrays.fill(counts, 0);
        }
        addTargets(targets[step], sizes[step], counts);
        return events;
    }

    private static void addTargets(short[] targets, int number, int[] counts) {
        for (int i = 0; i < number; i++) {
            counts[targets[i] & UNSIGNED]++;
        }
    }

    @Override
    public long count(int[] sources, int spikes, int[] counts) {
        Arrays.fill(counts, 0);
        long events = 0;
        for (int from = 0; from < spikes; from += BATCH) {
            found = index.select(sources, from, Math.min(spikes, from + BATCH), places);
            findLists(1);
            events += addLists(blocks, lists, lengths, found, counts);
        }
        return events;
    }

    private static long addLists(short[] blocks, int[] lists, int[] lengths, int number, int[] counts) {
        long events = 0;
        for (int i = 0; i < number; i++) {
            int end = lists[i] + lengths[i];
            for (int target = lists[i]; target < end; target++) {
                counts[blocks[target] & UNSIGNED]++;
            }
            events += lengths[i];
        }
        return events;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long bytes() {
        return index.bytes() + (long) blocks.length * Short.BYTES;
    }

    @Override
    public String store() {
        return "sparse16";
    }
}

package volley.exchange;

import java.util.Arrays;

/**
 * The spikes of the whole network in one step, by population; those of a population in order of rank, then as the rank
 * has written them down.
 */
public final class StepSpikes {
    private static final int[] NONE = {};
    private static final int FEWEST = 32;

    /** Spikes are copied so many at a time. */
    private static final int COPIED_TOGETHER = 16;

    /** Uses in which the memory of the most spikes of a step fades by a factor e. */
    private static final int FADING_USES = 64;

    /** Memory is given up that is so many times larger than what the most spikes of late take. */
    private static final int MOST_SPARE = 4;

    /** Of an object of this class, its four arrays and the reference to it. */
    private static final int OBJECT_BYTES = 120;

    private final int[] populations;
    private final int[][] globalIds;
    private final int[] counts;
    private final int[] mostOfLate;

    /**
     * @param populations global ids at which the populations begin, then the number of neurons: ascending, not copied
     */
    public StepSpikes(int... populations) {
        this.populations = populations;
        int number = populations.length - 1;
        globalIds = new int[number][];
        Arrays.fill(globalIds, NONE);
        counts = new int[number];
        mostOfLate = new int[number];
    }

    /** What {@link #bytes()} is without any spikes. */
    public static double bytes(int populations) {
        return OBJECT_BYTES + 3.0 * Integer.BYTES * populations;
    }

    /** Heap that it takes. */
    public long bytes() {
        long spikes = 0;
        for (int[] ids : globalIds) {
            spikes += ids.length;
        }
        return (long) bytes(counts.length) + spikes * Integer.BYTES;
    }

    /** Forgets the spikes, and gives up room that is much larger than what it took of late. */
    public void clear() {
        for (int population = 0; population < counts.length; population++) {
            int most = mostOfLate[population];
            most = Math.max(counts[population], most - (most + FADING_USES - 1) / FADING_USES);
            mostOfLate[population] = most;
            counts[population] = 0;
            int room = globalIds[population].length;
            if (room > FEWEST && room / MOST_SPARE > most) {
                globalIds[population] = new int[Math.max(FEWEST, most + most / 2 + COPIED_TOGETHER)];
            }
        }
    }

    /** Adds so many spikes by global id, from a place in {@code more} on, in the order of the populations. */
    public void add(int[] more, int from, int number) {
        int ofFirst = 0;
        for (int i = from; i < from + number; i++) {
            ofFirst += isOfFirst(more[i], populations[1]);
        }
        add(more, from, ofFirst, number);
    }

    /** The same if it is known how many of them are of the first population. */
    void add(int[] more, int from, int ofFirst, int number) {
        append(0, more, from, from + ofFirst);
        if (counts.length == 2) {
            append(1, more, from + ofFirst, from + number);
        } else if (ofFirst < number) {
            addLater(more, from + ofFirst, from + number);
        }
    }

    /** 1 if a neuron is of the first population, which ends with a global id; otherwise 0. */
    static int isOfFirst(int globalId, int endOfFirst) {
        return globalId - endOfFirst >>> Integer.SIZE - 1;
    }

    private void addLater(int[] more, int from, int to) {
        int next = from;
        int population = 1;
        while (next < to) {
            population = populationOf(more[next], population);
            int end = next + 1;
            while (end < to && more[end] < populations[population + 1]) {
                end++;
            }
            append(population, more, next, end);
            next = end;
        }
    }

    /** Copies a few more than there are to copy, so that no branch depends on how few they are. */
    private void append(int population, int[] more, int from, int to) {
        int number = to - from;
        int copied = Math.min(number + COPIED_TOGETHER - 1 & -COPIED_TOGETHER, more.length - from);
        int end = Math.addExact(counts[population], number);
        int[] ids = globalIds[population];
        if (end + COPIED_TOGETHER > ids.length) {
            ids = grow(population, end);
        }
        System.arraycopy(more, from, ids, counts[population], copied);
        counts[population] = end;
    }

    private int[] grow(int population, int end) {
        int length = Math.max(FEWEST, Math.addExact(end, end / 2 + COPIED_TOGETHER));
        return globalIds[population] = Arrays.copyOf(globalIds[population], length);
    }

    /** Number of populations. */
    public int populations() {
        return counts.length;
    }

    /** The global id at which a population begins, or behind the last one ends. */
    public int firstId(int population) {
        return populations[population];
    }

    /** The population that a neuron is of. */
    public int populationOf(int globalId) {
        return populationOf(globalId, 0);
    }

    /** @param guess the population of the spike before: a rank writes population by population */
    private int populationOf(int globalId, int guess) {
        if (globalId >= populations[guess] && globalId < populations[guess + 1]) {
            return guess;
        }
        int place = Arrays.binarySearch(populations, globalId);
        return place >= 0 ? place : -place - 2;
    }

    /** Number of spikes of a population. */
    public int count(int population) {
        return counts[population];
    }

    /** Number of spikes of all populations. */
    public int count() {
        int count = 0;
        for (int ofPopulation : counts) {
            count += ofPopulation;
        }
        return count;
    }

    /** Global ids of a population's neurons that spiked, first {@link #count(int)} entries; not to be written to. */
    public int[] globalIds(int population) {
        return globalIds[population];
    }
}

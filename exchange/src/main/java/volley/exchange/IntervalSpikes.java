package volley.exchange;

import java.util.Arrays;

/**
 * The spikes of the whole network in the steps of an interval, one behind the other: step by step, those of a step by
 * population, those of a population in the order in which the step's came. The rank that receives writes them, all ranks of
 * its process read: so little memory has to go from one core to the others where spikes are few.
 */
public final class IntervalSpikes {
    private static final StepSpikes[] NONE = {};

    /** Of an object of this class, its list, that one's room, and the headers of their arrays. */
    private static final int OBJECT_BYTES = 144;

    private final int[] populations;
    private final SpikeList spikes = new SpikeList();
    /** Step by step where each population begins; then the end. */
    private int[] starts = {0};

    private StepSpikes[] steps = NONE;
    private int length;
    /** Number of steps that have been added, or sorted. */
    private int added;

    /** Null until they are first received so. */
    private SpikesByRank byRank;

    private boolean isByRank;
    private volatile boolean isByStep = true;

    /**
     * @param populations global ids at which the populations begin, then the number of neurons: ascending, not copied
     */
    public IntervalSpikes(int... populations) {
        this.populations = populations;
    }

    /** The most steps that it can have with so many populations. */
    public static int mostSteps(int populations) {
        return (Integer.MAX_VALUE - Long.BYTES) / populations - 1;
    }

    /** What {@link #bytes()} is of so many steps without any spikes. */
    public static double bytes(int steps, int populations) {
        return OBJECT_BYTES + Integer.BYTES + steps * (StepSpikes.BYTES + (double) populations * Integer.BYTES);
    }

    /** Heap that it takes. */
    public long bytes() {
        return OBJECT_BYTES
                + spikes.bytes()
                + (long) starts.length * Integer.BYTES
                + (long) steps.length * StepSpikes.BYTES
                + (byRank == null ? 0 : byRank.bytes());
    }

    /** Forgets all steps. */
    public void clear() {
        spikes.clear();
        if (byRank != null) {
            byRank.clear();
        }
        length = 0;
        added = 0;
        isByRank = false;
        isByStep = true;
    }

    /**
     * Receives the spikes by rank; those who read them by step have them sorted then, unless they are added so as well.
     *
     * @param number of steps
     * @param alsoByStep whether they are added
     */
    SpikesByRank receiveByRank(int ranks, PacketLayout layout, int number, boolean alsoByStep) {
        if (byRank == null) {
            byRank = new SpikesByRank(ranks, layout);
        }
        isByRank = true;
        isByStep = alsoByStep;
        length = number;
        return byRank;
    }

    /** Sorts spikes that have been received by rank alone. */
    private synchronized void sortByStep() {
        if (!isByStep) {
            byRank.addTo(this, length);
            isByStep = true;
        }
    }

    /** Whether they can be read by rank. */
    public boolean isByRank() {
        return isByRank;
    }

    /** The spikes in the order in which they arrive; only if {@link #isByRank()}. */
    public SpikesByRank byRank() {
        return byRank;
    }

    /** Makes room for so many steps in all. */
    public void reserve(int number) {
        if (steps.length < number) {
            int before = steps.length;
            steps = Arrays.copyOf(steps, number);
            Arrays.setAll(steps, step -> step < before ? steps[step] : new StepSpikes(this, step));
            starts = Arrays.copyOf(starts, number * populations() + 1);
        }
    }

    /** Makes room for so many spikes of steps that are still to be added. */
    void expect(int number) {
        spikes.withRoomFor(number);
    }

    /** Adds the spikes of the next step by global id: the first {@code count} entries. */
    public void addStep(int[] globalIds, int count) {
        beginStep();
        add(0, populations(), globalIds, 0, count);
    }

    /** Goes on to the next step. */
    void beginStep() {
        reserve(added + 1);
        added++;
        length = Math.max(length, added);
    }

    /**
     * Adds to the step that was begun last the spikes of the populations from one to another, behind those before.
     *
     * @param globalIds of which some are added, from a place on
     */
    void add(int first, int end, int[] globalIds, int from, int count) {
        int[] ids = spikes.withRoomFor(count);
        int start = (added - 1) * populations() + first;
        if (end - first == 1) {
            System.arraycopy(globalIds, from, ids, starts[start], count);
            starts[start + 1] = starts[start] + count;
        } else {
            addInMany(first, end, globalIds, from, count, ids, start);
        }
        spikes.added(count);
    }

    /** Counts the spikes of each population, sums up where each ends, and puts the last spikes there first. */
    private void addInMany(int first, int end, int[] globalIds, int from, int count, int[] ids, int start) {
        int next = starts[start];
        Arrays.fill(starts, start, start + end - first + 1, 0);
        int guess = first;
        for (int spike = from; spike < from + count; spike++) {
            guess = populationOf(globalIds[spike], guess);
            starts[start + guess - first]++;
        }
        for (int population = start; population < start + end - first; population++) {
            next += starts[population];
            starts[population] = next;
        }
        starts[start + end - first] = next;
        for (int spike = from + count - 1; spike >= from; spike--) {
            guess = populationOf(globalIds[spike], guess);
            ids[--starts[start + guess - first]] = globalIds[spike];
        }
    }

    /** The population that a neuron is of. */
    public int populationOf(int globalId) {
        return populationOf(globalId, 0);
    }

    /** @param guess the population of the spike beside it: a rank writes population by population */
    private int populationOf(int globalId, int guess) {
        if (globalId >= populations[guess] && globalId < populations[guess + 1]) {
            return guess;
        }
        int place = Arrays.binarySearch(populations, globalId);
        return place >= 0 ? place : -place - 2;
    }

    int populations() {
        return populations.length - 1;
    }

    /** Number of neurons. */
    int neurons() {
        return populations[populations()];
    }

    int firstId(int population) {
        return populations[population];
    }

    /** Number of steps. */
    public int length() {
        return length;
    }

    /** The spikes of a step, from 0; always the same object. */
    public StepSpikes step(int step) {
        return steps[step];
    }

    int[] globalIds() {
        if (!isByStep) {
            sortByStep();
        }
        return spikes.ids();
    }

    /** Where a population of a step begins; the next one behind the last of a step is the first of the step behind. */
    int start(int step, int population) {
        if (!isByStep) {
            sortByStep();
        }
        return starts[step * populations() + population];
    }
}

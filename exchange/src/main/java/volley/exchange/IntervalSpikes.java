package volley.exchange;

import java.util.Arrays;

/**
 * The spikes of the whole network in the steps of an interval, one behind the other: step by step, those of a step by
 * population, those of a population in the order in which the step's came. The rank that receives writes them, all ranks of
 * its process read: so little memory has to go from one core to the others where spikes are few.
 */
public final class IntervalSpikes {
    private static final StepSpikes[] NONE = {};

    /** Of an object of this class, its list and their arrays. */
    private static final int OBJECT_BYTES = 104;

    private final int[] populations;
    private final SpikeList spikes = new SpikeList();
    /** Step by step where each population begins; then the end. */
    private int[] starts = {0};

    private StepSpikes[] steps = NONE;
    private int length;

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
                + (long) steps.length * StepSpikes.BYTES;
    }

    /** Forgets all steps. */
    public void clear() {
        spikes.clear();
        length = 0;
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
        reserve(length + 1);
        int[] ids = spikes.withRoomFor(count);
        int first = length * populations();
        length++;
        if (populations() == 1) {
            System.arraycopy(globalIds, 0, ids, starts[first], count);
        } else if (populations() == 2) {
            starts[first + 1] = addInTwo(globalIds, count, ids, starts[first], populations[1]);
        } else {
            addInMany(globalIds, count, ids, first);
        }
        spikes.added(count);
        starts[first + populations()] = spikes.count();
    }

    /** Divides spikes in two parts, without a branch, which would be as good as random; returns where the second begins. */
    private static int addInTwo(int[] globalIds, int count, int[] ids, int at, int endOfFirst) {
        int ofFirst = 0;
        for (int spike = 0; spike < count; spike++) {
            ofFirst += isOfFirst(globalIds[spike], endOfFirst);
        }
        int nextOfFirst = at;
        int nextOfSecond = at + ofFirst;
        for (int spike = 0; spike < count; spike++) {
            int isOfFirst = isOfFirst(globalIds[spike], endOfFirst);
            ids[nextOfSecond ^ (nextOfFirst ^ nextOfSecond) & -isOfFirst] = globalIds[spike];
            nextOfFirst += isOfFirst;
            nextOfSecond += 1 - isOfFirst;
        }
        return at + ofFirst;
    }

    /** 1 if a neuron is of the first population, which ends with a global id; otherwise 0. */
    private static int isOfFirst(int globalId, int endOfFirst) {
        return globalId - endOfFirst >>> Integer.SIZE - 1;
    }

    /** Counts the spikes of each population, sums up where each ends, and puts the last spikes there first. */
    private void addInMany(int[] globalIds, int count, int[] ids, int first) {
        int end = starts[first];
        Arrays.fill(starts, first, first + populations(), 0);
        int guess = 0;
        for (int spike = 0; spike < count; spike++) {
            guess = populationOf(globalIds[spike], guess);
            starts[first + guess]++;
        }
        for (int population = 0; population < populations(); population++) {
            end += starts[first + population];
            starts[first + population] = end;
        }
        for (int spike = count - 1; spike >= 0; spike--) {
            guess = populationOf(globalIds[spike], guess);
            ids[--starts[first + guess]] = globalIds[spike];
        }
    }

    /** The population that a neuron is of. */
    int populationOf(int globalId) {
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
        return spikes.globalIds();
    }

    /** Where a population of a step begins; the next one behind the last of a step is the first of the step behind. */
    int start(int step, int population) {
        return starts[step * populations() + population];
    }
}

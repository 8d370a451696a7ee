package volley.exchange;

/** The spikes of the whole network in one step: a view of those of its interval. */
public final class StepSpikes {
    /** Of an object of this class, and the reference to it. */
    static final int BYTES = 28;

    private final IntervalSpikes interval;
    private final int step;

    StepSpikes(IntervalSpikes interval, int step) {
        this.interval = interval;
        this.step = step;
    }

    /** The spikes that it is a part of. */
    public IntervalSpikes interval() {
        return interval;
    }

    /** Its place in the interval, from 0. */
    public int index() {
        return step;
    }

    /** Whether it is the last one of the interval. */
    public boolean isLast() {
        return step == interval.length() - 1;
    }

    /** Number of populations. */
    public int populations() {
        return interval.populations();
    }

    /** The global id at which a population begins, or behind the last one ends. */
    public int firstId(int population) {
        return interval.firstId(population);
    }

    /** The population that a neuron is of. */
    public int populationOf(int globalId) {
        return interval.populationOf(globalId);
    }

    /** Number of spikes of all populations. */
    public int count() {
        return from(populations()) - from(0);
    }

    /** Global ids of neurons that spiked, population by population; not to be written to. */
    public int[] globalIds() {
        return interval.globalIds();
    }

    /** Where in {@link #globalIds()} the spikes of a population begin, or behind the last one end. */
    public int from(int population) {
        return interval.start(step, population);
    }
}

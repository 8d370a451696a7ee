package volley.exchange;

/** Where the spikes go that a process receives, interval by interval; all its ranks share it. */
public interface SpikeStore {
    /**
     * Room for the spikes of an interval behind the last one that it was asked for, without any steps yet.
     *
     * @param steps the interval's number of steps, which the caller adds
     */
    IntervalSpikes next(int steps);

    /** Number of populations. */
    int populations();

    /** Whether the spikes are to be kept by rank, where there are many of each of few populations. */
    boolean isReadByRank();

    /** Whether the spikes are to be kept by step as well, so that nobody who reads them has to wait until they are sorted. */
    boolean isReadByStep();

    /** Heap that it takes. */
    long bytes();
}

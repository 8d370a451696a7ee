package volley.exchange;

/** Where the spikes go that a process receives, step by step; all its ranks share it. */
public interface SpikeStore {
    /** Room for the spikes of the step behind the last one that it was asked for, without any spikes yet. */
    StepSpikes next();

    /** Heap that it takes. */
    long bytes();
}

package volley.simulation;

import volley.partition.UserException;

/** What memory a rank may still take, so that a network that does not fit is refused before it is wired. */
final class MemoryBudget {
    private static final double GIB = 1 << 30;

    private final int ranksInProcess;

    /** @param ranksInProcess ranks that share the heap, all of which take about the same */
    MemoryBudget(int ranksInProcess) {
        this.ranksInProcess = ranksInProcess;
    }

    /**
     * @param bytes what this rank is about to take
     * @param synapses what it takes them for
     * @throws UserException if the process's ranks together would take more than its heap has left
     */
    void require(long bytes, long synapses) {
        var runtime = Runtime.getRuntime();
        long left = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if ((double) bytes * ranksInProcess > left) {
            throw new UserException(String.format(
                    "%,d synapses on the %d ranks of a process need %.1f GiB, its heap has %.1f GiB left:"
                            + " expected a smaller network, more processes, or a larger heap (-Xmx)",
                    synapses * ranksInProcess, ranksInProcess, bytes * ranksInProcess / GIB, left / GIB));
        }
    }
}

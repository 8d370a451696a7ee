package volley.launcher.brunel;

import volley.launcher.Machine;
import volley.launcher.Ranks;
import volley.partition.UserException;

/** Whether a network fits the memory of this process, told before anything is built. */
final class BrunelMemory {
    private static final double GIBI = 1L << 30;

    /** Local targets are stored in 2 bytes up to this many neurons on a rank, in 4 beyond. */
    private static final int NEURONS_IN_SHORT = 1 << 16;

    /** State, input, keys of random streams, counts of spikes; roughly. */
    private static final int BYTES_PER_NEURON = 64;

    /** Where a source's list of targets ends, on every rank. */
    private static final int BYTES_PER_SOURCE_AND_RANK = 4;

    private BrunelMemory() {}

    /** @throws UserException with what it needs, what there is, and what to change */
    static void require(BrunelParameters parameters, Ranks ranks) {
        double needed = bytes(parameters, ranks.size()) * ranks.threads() / ranks.size();
        long usable = Math.min(
                Machine.heapLimitBytes(), Machine.availableMemoryBytes().orElse(Long.MAX_VALUE));
        if (needed > usable) {
            throw new UserException(
                    "order %d with epsilon %s needs about %.1f GiB, of this machine's %.1f GiB %.1f GiB can be used: expected a smaller order or epsilon, or more machines"
                            .formatted(
                                    parameters.order(),
                                    BrunelParameters.text(parameters.epsilon()),
                                    needed / GIBI,
                                    Machine.memoryBytes() / GIBI,
                                    usable / GIBI));
        }
    }

    /** Bytes of the whole network on all ranks; a double, since any order may be asked for. */
    static double bytes(BrunelParameters parameters, int ranks) {
        double neurons = parameters.neurons();
        double synapses = (double) parameters.excitatorySynapses() + parameters.inhibitorySynapses();
        int bytesPerSynapse = neurons / ranks <= NEURONS_IN_SHORT ? Short.BYTES : Integer.BYTES;
        return synapses * bytesPerSynapse + neurons * BYTES_PER_NEURON + neurons * BYTES_PER_SOURCE_AND_RANK * ranks;
    }
}

package volley.launcher.brunel;

import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import volley.launcher.Machine;
import volley.launcher.Ranks;
import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.connect.IncomingConnections;
import volley.partition.store.Store;
import volley.simulation.Settings;

/** Whether a network fits the memory of this process, told before anything is built. */
public final class BrunelMemory {
    private static final double GIBI = 1L << 30;

    /** State, input, keys of random streams, counts of spikes; roughly. */
    private static final int BYTES_PER_NEURON = 64;

    private BrunelMemory() {}

    /** @throws UserException with what it needs, what there is, and what to change */
    static void require(BrunelParameters parameters, Settings settings, Ranks ranks) {
        double needed = bytesOfRank(parameters, settings, ranks.size()) * ranks.sharingHeap();
        require(parameters, needed, usableBytes());
    }

    /**
     * Looks at a run that other processes of this machine are to make.
     *
     * @param ranks all of its ranks, on this machine
     * @param share part of the memory that is there for it
     * @throws UserException with what it needs, what there is, and what to change
     */
    public static void require(BrunelParameters parameters, Settings settings, int ranks, double share) {
        require(parameters, bytesOfRank(parameters, settings, ranks) * ranks, share * usableBytes());
    }

    private static double usableBytes() {
        return Math.min(Machine.heapLimitBytes(), Machine.availableMemoryBytes().orElse(Long.MAX_VALUE));
    }

    private static void require(BrunelParameters parameters, double needed, double usable) {
        if (needed > usable) {
            throw new UserException(
                    "order %d with epsilon %s needs about %.1f GiB, but only %.1f of this machine's %.1f GiB can be used: expected a smaller order or epsilon, or more machines"
                            .formatted(
                                    parameters.order(),
                                    BrunelParameters.text(parameters.epsilon()),
                                    needed / GIBI,
                                    usable / GIBI,
                                    Machine.memoryBytes() / GIBI));
        }
    }

    /** Bytes of the largest of so many ranks, with the smallest of the stores that the settings leave open. */
    static double bytesOfRank(BrunelParameters parameters, Settings settings, int ranks) {
        var stores = settings.store().map(List::of).orElseGet(() -> Arrays.asList(Store.values()));
        double synapses = Stream.of(
                        connections(0, parameters.ne(), parameters.ce(), parameters, ranks),
                        connections(parameters.ne(), parameters.neurons(), parameters.ci(), parameters, ranks))
                .mapToDouble(connections -> stores.stream()
                        .mapToDouble(store -> store.expectedBytes(connections))
                        .min()
                        .orElseThrow())
                .sum();
        return synapses + (double) parameters.neurons() / ranks * BYTES_PER_NEURON;
    }

    /** The connections to rank 0's neurons from those with an id in a range. */
    private static IncomingConnections connections(
            int from, int to, int indegree, BrunelParameters parameters, int ranks) {
        var partition = new RoundRobin(0, ranks);
        return new IncomingConnections(
                fixedIndegree(indegree),
                NodeSet.of(from, to),
                NodeSet.of(0, parameters.neurons()),
                new IdRange(0, partition.localIndexFrom(parameters.neurons())),
                partition,
                Settings.defaults().seeding(),
                0);
    }
}

package volley.benchmarks;

import java.util.List;
import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.DiscreteDistribution;
import volley.partition.random.Distribution;
import volley.partition.random.Purpose;
import volley.partition.random.Quantum;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;
import volley.simulation.delivery.VariedConnections;

/**
 * What one of two ranks holds of connections like those of the microcircuit of Potjans and Diesmann (Cereb Cortex 24,
 * 2014): normal weights of 87.8 pA with a standard deviation of a tenth, normal delays of 1.5 ms with one of a half.
 */
final class RowsWiring {
    static final int RANKS = 2;

    /** Connections of a source to the neurons of all ranks. */
    private static final int OUTDEGREE = 3900;

    private static final double RESOLUTION_MS = 0.1;

    private RowsWiring() {}

    /** @param neurons of the whole network, all of them sources and targets */
    static VariedConnections of(int neurons) {
        var all = NodeSet.of(0, neurons);
        int indegree = Math.min(OUTDEGREE, neurons / 10);
        var incoming = new IncomingConnections(
                ConnectionRule.fixedIndegree(indegree),
                all,
                all,
                new RoundRobin(0, RANKS),
                Seeding.RANK,
                RandomKey.of(1, Purpose.WIRING));
        var weight = Distribution.normal(87.8, 8.78).redraw(0, Double.POSITIVE_INFINITY);
        var delay = Distribution.normal(1.5, 0.75).redraw(RESOLUTION_MS / 2, Double.POSITIVE_INFINITY);
        double quantum = Quantum.of(weight);
        return new VariedConnections(
                incoming,
                all,
                incoming.values(DiscreteDistribution.of(weight, quantum), RandomKey.of(1, Purpose.WEIGHT)),
                incoming.values(DiscreteDistribution.delays(delay, RESOLUTION_MS), RandomKey.of(1, Purpose.DELAY)),
                quantum,
                false);
    }

    /** The rank's neurons, as one population. */
    static List<IdRange> populations(int neurons) {
        return List.of(new IdRange(0, new RoundRobin(0, RANKS).localIndexFrom(neurons)));
    }
}

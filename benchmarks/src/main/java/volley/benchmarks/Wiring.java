package volley.benchmarks;

import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

/** What the excitatory neurons of a Brunel network, dense or sparse, connect to on the first of some ranks. */
final class Wiring {
    static final int RANKS = 2;
    static final int SPARSE_RANKS = 100;
    /** An in-degree of 800 excitatory neurons at order 200000. */
    static final double SPARSE_DENSITY = 0.001;

    private static final double DENSITY = 0.1;

    private Wiring() {}

    static int sources(int order) {
        return 4 * order;
    }

    static IncomingConnections of(int order) {
        return of(order, DENSITY, RANKS);
    }

    static IncomingConnections sparse(int order) {
        return of(order, SPARSE_DENSITY, SPARSE_RANKS);
    }

    private static IncomingConnections of(int order, double density, int ranks) {
        int neurons = 5 * order;
        var partition = new RoundRobin(0, ranks);
        return new IncomingConnections(
                ConnectionRule.fixedIndegree((int) Math.max(1, density * sources(order))),
                NodeSet.of(0, sources(order)),
                NodeSet.of(0, neurons),
                partition,
                Seeding.RANK,
                RandomKey.of(1, Purpose.WIRING));
    }
}

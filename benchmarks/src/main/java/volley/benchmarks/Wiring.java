package volley.benchmarks;

import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

/** What the excitatory neurons of a Brunel network connect to on the first of some ranks. */
final class Wiring {
    static final int RANKS = 2;

    private static final double DENSITY = 0.1;

    private Wiring() {}

    static int sources(int order) {
        return 4 * order;
    }

    static IncomingConnections of(int order) {
        int neurons = 5 * order;
        var partition = new RoundRobin(0, RANKS);
        return new IncomingConnections(
                ConnectionRule.fixedIndegree((int) (DENSITY * sources(order))),
                NodeSet.of(0, sources(order)),
                NodeSet.of(0, neurons),
                partition,
                Seeding.RANK,
                RandomKey.of(1, Purpose.WIRING));
    }
}

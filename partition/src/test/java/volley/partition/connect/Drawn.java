package volley.partition.connect;

import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

/** Draws connections as a single rank does. */
final class Drawn {
    private Drawn() {}

    /** Global ids of each target's sources, a row per target. */
    static int[][] sources(ConnectionRule rule, NodeSet sources, NodeSet targets, long seed) {
        return sources(rule, sources, targets, new RoundRobin(0, 1), Seeding.NEURON, seed);
    }

    static int[][] sources(
            ConnectionRule rule, NodeSet sources, NodeSet targets, RoundRobin partition, Seeding seeding, long seed) {
        var incoming =
                new IncomingConnections(rule, sources, targets, partition, seeding, RandomKey.of(seed, Purpose.WIRING));
        var drawn = new int[incoming.targets()][incoming.indegree()];
        for (int target = 0; target < drawn.length; target++) {
            incoming.draw(target, drawn[target]);
            for (int k = 0; k < drawn[target].length; k++) {
                drawn[target][k] = sources.globalId(drawn[target][k]);
            }
        }
        return drawn;
    }
}

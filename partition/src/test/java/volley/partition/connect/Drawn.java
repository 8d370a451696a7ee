package volley.partition.connect;

import java.util.ArrayList;
import java.util.Arrays;
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
        var rows = new ArrayList<int[]>();
        long key = RandomKey.of(seed, Purpose.WIRING);
        var incoming = new IncomingConnections(rule, sources, targets, partition, seeding, key);
        for (int target = 0; target < incoming.targets(); target++) {
            var row = new int[incoming.mostIndegree()];
            int indegree = incoming.sources(target, row);
            rows.add(Arrays.stream(row, 0, indegree).map(sources::globalId).toArray());
        }
        return rows.toArray(int[][]::new);
    }
}

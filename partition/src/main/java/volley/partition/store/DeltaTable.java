package volley.partition.store;

import java.util.Arrays;

/**
 * Each source's targets as {@link Gaps}: at the density of cortical networks almost none takes a second byte, so that a
 * connection takes little more than a byte.
 */
final class DeltaTable extends ScatterTable {
    private final byte[][] rows;
    private final int[] outdegrees;
    private final long size;

    /** Asks for all connections twice: to measure the rows, then to fill them. */
    DeltaTable(TargetMajorConnections incoming) {
        size = incoming.size();
        outdegrees = new int[incoming.sources()];
        rows = new byte[incoming.sources()][];
        var lengths = measure(incoming);
        Arrays.setAll(rows, source -> new byte[lengths[source]]);
        fill(incoming);
    }

    private static int[] measure(TargetMajorConnections incoming) {
        var lengths = new int[incoming.sources()];
        var lastTargets = new int[incoming.sources()];
        var sources = new int[incoming.mostIndegree()];
        for (int target = 0; target < incoming.targets(); target++) {
            int indegree = incoming.sources(target, sources);
            for (int i = 0; i < indegree; i++) {
                int source = sources[i];
                lengths[source] += Gaps.bytes(target - lastTargets[source]);
                lastTargets[source] = target;
            }
        }
        return lengths;
    }

    private void fill(TargetMajorConnections incoming) {
        var ends = new int[incoming.sources()];
        var lastTargets = new int[incoming.sources()];
        var sources = new int[incoming.mostIndegree()];
        for (int target = 0; target < incoming.targets(); target++) {
            int indegree = incoming.sources(target, sources);
            for (int i = 0; i < indegree; i++) {
                int source = sources[i];
                ends[source] = Gaps.put(target - lastTargets[source], rows[source], ends[source]);
                lastTargets[source] = target;
                outdegrees[source]++;
            }
        }
    }

    @Override
    long add(int[] sources, int spikes, int[] counts) {
        long events = 0;
        for (int spike = 0; spike < spikes; spike++) {
            add(rows[sources[spike]], counts);
            events += outdegrees[sources[spike]];
        }
        return events;
    }

    private static void add(byte[] row, int[] counts) {
        int target = 0;
        for (byte unsigned : row) {
            int gap = unsigned & 0xFF;
            target += gap;
            counts[target] += 1 - ((gap + 1) >>> Byte.SIZE); // 0 for an escape, without a branch
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long bytes() {
        return Arrays.stream(rows).mapToLong(ArrayBytes::of).sum()
                + ArrayBytes.ofReferences(rows.length)
                + ArrayBytes.of(outdegrees);
    }

    @Override
    public String store() {
        return "delta8";
    }
}

package volley.partition.store;

import java.util.Arrays;

/**
 * Each source's targets as the gaps between them, a byte a gap. A gap of 255 or more is a byte 255 and the rest: at the
 * density of cortical networks almost none, so that a connection takes little more than a byte.
 */
final class DeltaTable extends ScatterTable {
    /** Adds 255 to the gap and goes on with the next byte. */
    static final int ESCAPE = 0xFF;

    private final byte[][] rows;
    private final int[] outdegrees;
    private final long size;

    /** Asks for all connections twice: to measure the rows, then to fill them. */
    DeltaTable(TargetMajorConnections incoming) {
        size = incoming.size();
        outdegrees = new int[incoming.sources()];
        var lengths = new int[incoming.sources()];
        var lastTargets = new int[incoming.sources()];
        forEach(incoming, (source, target) -> {
            outdegrees[source]++;
            lengths[source] += 1 + (target - lastTargets[source]) / ESCAPE;
            lastTargets[source] = target;
        });
        rows = new byte[incoming.sources()][];
        Arrays.setAll(rows, source -> new byte[lengths[source]]);
        Arrays.fill(lengths, 0);
        Arrays.fill(lastTargets, 0);
        forEach(incoming, (source, target) -> {
            int gap = target - lastTargets[source];
            for (; gap >= ESCAPE; gap -= ESCAPE) {
                rows[source][lengths[source]++] = (byte) ESCAPE;
            }
            rows[source][lengths[source]++] = (byte) gap;
            lastTargets[source] = target;
        });
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(int source, int target);
    }

    private static void forEach(TargetMajorConnections incoming, Visitor visitor) {
        var sources = new int[incoming.mostIndegree()];
        for (int target = 0; target < incoming.targets(); target++) {
            int indegree = incoming.sources(target, sources);
            for (int i = 0; i < indegree; i++) {
                visitor.visit(sources[i], target);
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

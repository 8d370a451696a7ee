package volley.partition.store;

/**
 * Each source's targets as a row of bits, which at the density of cortical networks takes less than a list, and counts
 * 64 targets with an operation. A connection that a source has to a target beyond its first stands in a second table.
 *
 * <p>Bit b of word w of a row is target {@code b * words + w}.
 */
final class BitmapTable implements ConnectionTable {
    private final long[][] rows;
    private final ScatterTable repeated;
    private final int[] outdegrees;
    private final VerticalCounter counter;
    private final long size;

    /** Asks for all connections once. */
    BitmapTable(TargetMajorConnections incoming) {
        int words = words(incoming.targets());
        size = incoming.size();
        rows = new long[incoming.sources()][words];
        outdegrees = new int[incoming.sources()];
        counter = new VerticalCounter(words);
        var repeats = fill(incoming, words);
        repeated = ListTable.fitsShort(incoming.targets()) ? new ListTable(repeats) : new DeltaTable(repeats);
    }

    static int words(int targets) {
        return (targets + Long.SIZE - 1) / Long.SIZE;
    }

    /**
     * Sets the bits of 64 targets after another, which share a word in every row, so that what is written at random
     * is a word per source and not the whole table.
     */
    private RepeatedConnections fill(TargetMajorConnections incoming, int words) {
        var repeats = new RepeatedConnections(incoming.sources(), incoming.targets());
        var column = new long[incoming.sources()];
        var sources = new int[incoming.mostIndegree()];
        for (int w = 0; w < words; w++) {
            for (int b = 0, target = w; target < incoming.targets(); b++, target += words) {
                int indegree = incoming.sources(target, sources);
                int repeatedSources = set(1L << b, sources, indegree, column);
                repeats.put(target, sources, repeatedSources);
            }
            for (int source = 0; source < column.length; source++) {
                rows[source][w] = column[source];
                outdegrees[source] += Long.bitCount(column[source]);
                column[source] = 0;
            }
        }
        return repeats;
    }

    /** Sets a target's bit for each of its sources, and moves the sources that have it already to the front. */
    private static int set(long bit, int[] sources, int indegree, long[] column) {
        int repeated = 0;
        for (int i = 0; i < indegree; i++) {
            int source = sources[i];
            long word = column[source];
            column[source] = word | bit;
            sources[repeated] = source;
            repeated += (word & bit) == 0 ? 0 : 1;
        }
        return repeated;
    }

    @Override
    public long count(int[] sources, int spikes, int[] counts) {
        long events = 0;
        for (int spike = 0; spike < spikes; spike++) {
            events += outdegrees[sources[spike]];
        }
        counter.count(rows, sources, spikes, counts);
        return events + repeated.add(sources, spikes, counts);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long bytes() {
        return rows.length * ArrayBytes.of(rows.length == 0 ? 0 : rows[0].length, Long.BYTES)
                + ArrayBytes.ofReferences(rows.length)
                + ArrayBytes.of(outdegrees)
                + repeated.bytes();
    }

    @Override
    public String store() {
        return "bitmap";
    }
}

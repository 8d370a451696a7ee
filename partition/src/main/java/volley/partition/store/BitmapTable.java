package volley.partition.store;

/**
 * Each source's targets as a row of bits, which at the density of cortical networks takes less than a list, and counts
 * 64 targets with an operation. A connection that a source has to a target beyond its first stands in a second table.
 *
 * <p>Bit b of word w of a row is target {@code b * words + w}.
 */
final class BitmapTable implements ConnectionTable {
    private static final int COLUMNS_AT_ONCE = 8;
    /** Bytes for a source while a table is built. */
    static final int COLUMN_BYTES = COLUMNS_AT_ONCE * Long.BYTES;

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
     * Fills the rows a column at a time: the 64 targets that share a word in every row set bits at random in one word
     * per source, which stays in the cache. Columns go to the rows in groups as wide as a cache line.
     */
    private RepeatedConnections fill(TargetMajorConnections incoming, int words) {
        var repeats = new RepeatedConnections(incoming.sources(), incoming.targets());
        var columns = new long[COLUMNS_AT_ONCE][incoming.sources()];
        var sources = new int[incoming.mostIndegree()];
        for (int firstWord = 0; firstWord < words; firstWord += COLUMNS_AT_ONCE) {
            int width = Math.min(COLUMNS_AT_ONCE, words - firstWord);
            for (int c = 0; c < width; c++) {
                long bit = 1;
                for (int target = firstWord + c; target < incoming.targets(); target += words) {
                    int indegree = incoming.sources(target, sources);
                    repeats.put(target, sources, set(bit, sources, indegree, columns[c]));
                    bit <<= 1;
                }
            }
            moveToRows(columns, firstWord, width);
        }
        return repeats;
    }

    private void moveToRows(long[][] columns, int firstWord, int width) {
        for (int source = 0; source < rows.length; source++) {
            int outdegree = 0;
            for (int c = 0; c < width; c++) {
                long word = columns[c][source];
                rows[source][firstWord + c] = word;
                outdegree += Long.bitCount(word);
                columns[c][source] = 0;
            }
            outdegrees[source] += outdegree;
        }
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

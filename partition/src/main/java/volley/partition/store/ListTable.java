package volley.partition.store;

/**
 * Each source's targets as a list: 2 bytes a connection where local targets fit 16 bits, 4 bytes otherwise. The lists
 * of {@code 1 << chunkShift} sources share an array, so that a rank may hold more connections than one array does.
 */
public final class ListTable extends ScatterTable {
    private static final int LARGEST_SHORT_TARGET = 0xFFFF;

    private static final long LARGEST_CHUNK = 1L << 28;

    /** Targets that are counted together: copies wait for memory side by side, increments one after another. */
    private static final int MOST_GATHERED = 4096;

    private final int chunkShift;
    /** Where a source's list ends in its chunk; it starts where the one before ends, or at 0. */
    private final int[] ends;

    private final short[][] shortTargets;
    private final int[][] intTargets;
    private final short[] gathering = new short[MOST_GATHERED];
    private final long size;

    /** Draws all connections twice: to count them, then to fill the lists. */
    public ListTable(TargetMajorConnections incoming) {
        this(incoming, chunkShift(incoming));
    }

    ListTable(TargetMajorConnections incoming, int chunkShift) {
        this.chunkShift = chunkShift;
        size = incoming.size();
        ends = counts(incoming);
        int chunks = (incoming.sources() + (1 << chunkShift) - 1) >>> chunkShift;
        boolean fitsShort = fitsShort(incoming.targets());
        shortTargets = new short[fitsShort ? chunks : 0][];
        intTargets = new int[fitsShort ? 0 : chunks][];
        allocate(chunks);
        fill(incoming);
    }

    /** Whether targets take 2 bytes. */
    static boolean fitsShort(int targets) {
        return targets - 1 <= LARGEST_SHORT_TARGET;
    }

    /** Sources per chunk, so that even lists several times as long as the average stay within an array. */
    private static int chunkShift(TargetMajorConnections incoming) {
        long average = incoming.size() / incoming.sources() + 1;
        return 63 - Long.numberOfLeadingZeros(Math.max(1, LARGEST_CHUNK / average));
    }

    private static int[] counts(TargetMajorConnections incoming) {
        var counts = new int[incoming.sources()];
        var sources = new int[incoming.mostIndegree()];
        for (int target = 0; target < incoming.targets(); target++) {
            int indegree = incoming.sources(target, sources);
            for (int i = 0; i < indegree; i++) {
                counts[sources[i]]++;
            }
        }
        return counts;
    }

    /** Turns the counts into the places where the lists start, and makes room for each chunk's lists. */
    private void allocate(int chunks) {
        for (int chunk = 0; chunk < chunks; chunk++) {
            int length = 0;
            int last = Math.min(ends.length, (chunk + 1) << chunkShift);
            for (int source = chunk << chunkShift; source < last; source++) {
                int count = ends[source];
                ends[source] = length;
                length = Math.addExact(length, count);
            }
            if (intTargets.length == 0) {
                shortTargets[chunk] = new short[length];
            } else {
                intTargets[chunk] = new int[length];
            }
        }
    }

    /** Appends every target to its sources' lists, which turns the starts into ends. */
    private void fill(TargetMajorConnections incoming) {
        var sources = new int[incoming.mostIndegree()];
        for (int target = 0; target < incoming.targets(); target++) {
            int indegree = incoming.sources(target, sources);
            if (intTargets.length == 0) {
                appendShort(target, sources, indegree);
            } else {
                appendInt(target, sources, indegree);
            }
        }
    }

    private void appendShort(int target, int[] sources, int indegree) {
        for (int i = 0; i < indegree; i++) {
            int source = sources[i];
            shortTargets[source >>> chunkShift][ends[source]++] = (short) target;
        }
    }

    private void appendInt(int target, int[] sources, int indegree) {
        for (int i = 0; i < indegree; i++) {
            int source = sources[i];
            intTargets[source >>> chunkShift][ends[source]++] = target;
        }
    }

    @Override
    long add(int[] sources, int spikes, int[] counts) {
        long events = 0;
        int gathered = 0;
        for (int spike = 0; spike < spikes; spike++) {
            int source = sources[spike];
            int chunk = source >>> chunkShift;
            int start = source == chunk << chunkShift ? 0 : ends[source - 1];
            int length = ends[source] - start;
            if (intTargets.length == 0) {
                gathered = gather(shortTargets[chunk], start, length, gathered, counts);
            } else {
                countInts(intTargets[chunk], start, ends[source], counts);
            }
            events += length;
        }
        countShorts(gathering, 0, gathered, counts);
        return events;
    }

    /** Puts a list behind those gathered so far, or counts all of them where there is no room; says how many are there. */
    private int gather(short[] targets, int start, int length, int gathered, int[] counts) {
        if (gathered + length <= MOST_GATHERED) {
            System.arraycopy(targets, start, gathering, gathered, length);
            return gathered + length;
        }
        countShorts(gathering, 0, gathered, counts);
        countShorts(targets, start, start + length, counts);
        return 0;
    }

    private static void countShorts(short[] targets, int start, int end, int[] counts) {
        for (int i = start; i < end; i++) {
            counts[targets[i] & LARGEST_SHORT_TARGET]++;
        }
    }

    private static void countInts(int[] targets, int start, int end, int[] counts) {
        for (int i = start; i < end; i++) {
            counts[targets[i]]++;
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long bytes() {
        return size * (intTargets.length == 0 ? Short.BYTES : Integer.BYTES) + (long) ends.length * Integer.BYTES;
    }

    @Override
    public String store() {
        return intTargets.length == 0 ? "list16" : "list32";
    }
}

package volley.partition.store;

/** A way to keep the connections of a projection on a rank. All ways give the same counts. */
public enum Store {
    /** Lists of targets: 2 bytes a connection where local targets fit 16 bits, 4 bytes otherwise. */
    LIST {
        @Override
        public ConnectionTable build(TargetMajorConnections connections) {
            if (SparseTableBuilder.suits(connections)) {
                var sparse = new SparseTableBuilder(connections);
                if (sparse.fits()) {
                    return sparse.build();
                }
            }
            return new ListTable(connections);
        }

        @Override
        public double expectedBytes(TargetMajorConnections connections) {
            if (SparseTableBuilder.suits(connections)) {
                return SparseTableBuilder.expectedBytes(connections);
            }
            int targetBytes = ListTable.fitsShort(connections.targets()) ? Short.BYTES : Integer.BYTES;
            return (double) connections.size() * targetBytes + (double) connections.sources() * Integer.BYTES;
        }
    },
    /** A bit for every pair of source and target, and a list of the repeated ones: 1.35 bytes at density 0.1. */
    BITMAP {
        @Override
        public ConnectionTable build(TargetMajorConnections connections) {
            return new BitmapTable(connections);
        }

        @Override
        public double expectedBytes(TargetMajorConnections connections) {
            double density = density(connections);
            double distinct = connections.hasMultapses() ? -Math.expm1(-density) / density : 1;
            double repeatedBytes = connections.size() * (1 - distinct) * REPEATED_BYTES;
            long words = BitmapTable.words(connections.targets());
            return connections.sources() * (words * Long.BYTES + ROW_OVERHEAD + BitmapTable.COLUMN_BYTES)
                    + repeatedBytes;
        }
    },
    /** Gaps between targets: little more than a byte a connection at density 0.1. */
    COMPACT {
        @Override
        public ConnectionTable build(TargetMajorConnections connections) {
            return new DeltaTable(connections);
        }

        @Override
        public double expectedBytes(TargetMajorConnections connections) {
            double escapes = 1 / Math.expm1(Gaps.ESCAPE * density(connections));
            return connections.size() * (1 + escapes) + connections.sources() * ROW_OVERHEAD;
        }
    };

    private static final int FEWEST_BITMAP_TARGETS = 2048;
    private static final double LEAST_BITMAP_DENSITY = 1.0 / 40;
    /** Bytes per source beside its row's elements: header, reference, out-degree, and what building takes. */
    private static final double ROW_OVERHEAD = 40;
    /** Bytes that a repeated connection takes, while a table is built by target and by source. */
    private static final double REPEATED_BYTES = 3.5;

    /** Builds the table. */
    public abstract ConnectionTable build(TargetMajorConnections connections);

    /** Heap that building the table takes at its peak, if sources are drawn at random. */
    public abstract double expectedBytes(TargetMajorConnections connections);

    /** The store that counts these connections fastest if it fits the memory, or if the compact one is not smaller. */
    public static Store choose(TargetMajorConnections connections, double availableBytes) {
        boolean dense = connections.targets() >= FEWEST_BITMAP_TARGETS && density(connections) >= LEAST_BITMAP_DENSITY;
        var fastest = dense ? BITMAP : LIST;
        double bytes = fastest.expectedBytes(connections);
        return bytes <= availableBytes || bytes <= COMPACT.expectedBytes(connections) ? fastest : COMPACT;
    }

    /** Above 0 also where there are no connections: formulas divide by it. */
    private static double density(TargetMajorConnections connections) {
        double pairs = Math.max(1, (double) connections.sources() * connections.targets());
        return Math.max(Double.MIN_NORMAL, connections.size() / pairs);
    }
}

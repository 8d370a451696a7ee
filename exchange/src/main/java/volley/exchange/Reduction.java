package volley.exchange;

/** How {@link Communicator#allReduce} combines the values of two ranks. */
public enum Reduction {
    /** The sum, which wraps around. */
    SUM {
        @Override
        public long apply(long left, long right) {
            return left + right;
        }
    },
    /** The smaller value. */
    MIN {
        @Override
        public long apply(long left, long right) {
            return Math.min(left, right);
        }
    },
    /** The larger value. */
    MAX {
        @Override
        public long apply(long left, long right) {
            return Math.max(left, right);
        }
    };

    public abstract long apply(long left, long right);
}

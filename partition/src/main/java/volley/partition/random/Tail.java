package volley.partition.random;

/**
 * The multiples of a quantum beyond one end of a table's, of which there are too many for it. The table has one number
 * for all of them, the nearest; for a draw that gives it, another draw decides among them.
 *
 * @param nearest the multiple of the tail next to the table's
 * @param farthest the one at the other end
 */
record Tail(Distribution distribution, double quantum, int nearest, int farthest) {
    private boolean isUpper() {
        return farthest >= nearest;
    }

    /** The value that divides the tail from the table. */
    private double edge() {
        return (nearest + (isUpper() ? -0.5 : 0.5)) * quantum;
    }

    double probability() {
        return isUpper() ? distribution.above(edge()) : distribution.below(edge());
    }

    /** The multiple of the tail that a draw of the table's stands for. */
    private int multiple(long bits) {
        double outer = ((RandomKey.mix(bits) >>> 11) + 0.5) * 0x1p-53 * probability();
        double value = isUpper() ? distribution.quantile(1 - outer, outer) : distribution.quantile(outer, 1 - outer);
        double multiple = Math.floor(value / quantum + 0.5);
        return (int) Math.clamp(multiple, Math.min(nearest, farthest), Math.max(nearest, farthest));
    }

    /** Replaces the table's number for the tail by multiples of the tail. */
    void resolve(long[] bits, int count, int[] multiples, int from) {
        for (int i = 0; i < count; i++) {
            if (multiples[from + i] == nearest) {
                multiples[from + i] = multiple(bits[i]);
            }
        }
    }
}

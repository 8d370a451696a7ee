package volley.partition.random;

/**
 * A distribution of a count with one mode, drawn by inversion from the mode outwards: a count takes as many steps as it
 * is away from the mode, and is a pure function of 64 random bits, the same on every machine.
 */
public abstract sealed class CountDistribution permits Binomial, Hypergeometric, Poisson {
    private final long least;
    private final long most;
    private final long mode;
    /** The probability of the mode. */
    private final double peak;

    /**
     * @param least the least count
     * @param most the largest count
     * @param mode the likeliest count
     * @param peak its probability
     */
    CountDistribution(long least, long most, long mode, double peak) {
        this.least = least;
        this.most = most;
        this.mode = mode;
        this.peak = peak;
    }

    /** P(k) / P(k-1), for k above the least count and not above the largest. */
    abstract double ratio(long k);

    /** The count that 64 random bits stand for. */
    public long draw(long bits) {
        double rest = ((bits >>> 11) + 0.5) * 0x1p-53 - peak;
        double above = peak;
        double below = peak;
        long up = mode;
        long down = mode;
        while (rest >= 0 && (above > 0 || below > 0)) {
            above = up < most ? above * ratio(++up) : 0;
            rest -= above;
            if (rest < 0) {
                return up;
            }
            below = down > least ? below / ratio(down--) : 0;
            rest -= below;
            if (rest < 0) {
                return down;
            }
        }
        return mode;
    }
}

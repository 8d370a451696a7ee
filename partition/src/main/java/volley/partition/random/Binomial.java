package volley.partition.random;

/** Number of successes in independent trials. */
public final class Binomial extends CountDistribution {
    private final long trials;
    private final double odds;

    /** @param p probability of a success, 0 ... 1 */
    public Binomial(long trials, double p) {
        long mode = Math.min(trials, (long) ((trials + 1) * p));
        super(p == 1 ? trials : 0, p == 0 ? 0 : trials, mode, SaddlePoint.binomial(mode, trials, p));
        this.trials = trials;
        odds = p / (1 - p);
    }

    @Override
    double ratio(long k) {
        return (double) (trials - k + 1) / k * odds;
    }
}

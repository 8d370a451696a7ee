package volley.partition.random;

/** The Poisson distribution. */
public final class Poisson extends CountDistribution {
    private final double mean;

    /** @param mean 0 or more */
    public Poisson(double mean) {
        long mode = (long) mean;
        super(0, mean == 0 ? 0 : Long.MAX_VALUE, mode, SaddlePoint.poisson(mode, mean));
        this.mean = mean;
    }

    @Override
    double ratio(long k) {
        return mean / k;
    }
}

package volley.partition.random;

/** Number of marked ones among some that are drawn without replacement. */
public final class Hypergeometric extends CountDistribution {
    private final long marked;
    private final long unmarked;
    private final long draws;

    /**
     * @param marked number of marked ones to draw from
     * @param unmarked number of others
     * @param draws at most all of them
     */
    public Hypergeometric(long marked, long unmarked, long draws) {
        long least = Math.max(0, draws - unmarked);
        long most = Math.min(draws, marked);
        double unbounded = (draws + 1.0) * (marked + 1.0) / (marked + unmarked + 2.0);
        long mode = Math.clamp((long) unbounded, least, most);
        super(least, most, mode, SaddlePoint.hypergeometric(mode, marked, unmarked, draws));
        this.marked = marked;
        this.unmarked = unmarked;
        this.draws = draws;
    }

    @Override
    double ratio(long k) {
        return (double) (marked - k + 1) / k * ((double) (draws - k + 1) / (unmarked - draws + k));
    }
}

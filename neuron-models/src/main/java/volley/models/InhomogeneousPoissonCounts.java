package volley.models;

import java.util.Arrays;

/** Poisson-distributed counts whose mean changes at given steps. */
final class InhomogeneousPoissonCounts implements SpikeCounts {
    private final StepFunction means;
    private final PoissonDraws draws;
    private final PoissonTable[] tables;

    /**
     * @param means mean count per step
     * @param keys a random key per neuron
     */
    InhomogeneousPoissonCounts(StepFunction means, long[] keys) {
        this.means = means;
        draws = new PoissonDraws(keys);
        tables = Arrays.stream(means.values()).mapToObj(PoissonTable::new).toArray(PoissonTable[]::new);
    }

    @Override
    public void count(long step, int[] counts) {
        int changes = means.changesUpTo(step);
        if (changes == 0) {
            Arrays.fill(counts, 0);
        } else {
            draws.count(step, tables[changes - 1], counts);
        }
    }
}

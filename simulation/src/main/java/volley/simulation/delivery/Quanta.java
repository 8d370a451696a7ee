package volley.simulation.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import volley.partition.IdRange;
import volley.partition.LocalNodes;
import volley.partition.UserException;

/**
 * The quanta that weights which differ are multiples of. Projections onto one channel of a population share the smallest
 * quantum that one of them has: the multiples of the others are shifted to it, which changes no weight. Multiples that
 * then fit 16 bits are kept in so many, if an int holds the sum of all that may arrive in a step.
 */
final class Quanta {
    private static final int WIDE_BITS = 48;

    private final List<WeightedTargets> projections;
    private final List<IdRange> populations;
    /** Local indices at which the populations end. */
    private final int[] ends;

    private final int[] channels;
    /** By population and channel; 0 where no weights differ. */
    private final double[][] quanta;
    /** Whether 16 bits are enough; by projection, population and sign. */
    private final boolean[][][] narrow;

    /**
     * @param populations local indices of the rank's neurons by population
     * @param channels number of channels of each population
     */
    Quanta(List<WeightedTargets> projections, List<IdRange> populations, int[] channels) {
        this.projections = projections;
        this.populations = populations;
        ends = populations.stream().mapToInt(IdRange::to).toArray();
        this.channels = channels;
        quanta = new double[populations.size()][RowWiring.SIGNS];
        narrow = new boolean[projections.size()][populations.size()][RowWiring.SIGNS];
        for (int population = 0; population < populations.size(); population++) {
            var localIndices = populations.get(population);
            int[] reaching = IntStream.range(0, projections.size())
                    .filter(i -> projections.get(i).targetsAmong(localIndices) > 0)
                    .toArray();
            for (int channel = 0; channel < channels[population]; channel++) {
                share(reaching, population, channel);
            }
        }
    }

    /** The first population that ends behind a local index. */
    private int populationOf(int localIndex) {
        int place = Arrays.binarySearch(ends, localIndex + 1);
        int population = place >= 0 ? place : -place - 1;
        while (population > 0 && ends[population - 1] == ends[population]) {
            population--;
        }
        return population;
    }

    /** The signs of weights that go to a channel. */
    private int[] signsOf(int population, int channel) {
        return channels[population] == 1 ? new int[] {0, 1} : new int[] {channel};
    }

    private void share(int[] reaching, int population, int channel) {
        double smallest = Arrays.stream(reaching)
                .mapToObj(projections::get)
                .filter(projection ->
                        Arrays.stream(signsOf(population, channel)).anyMatch(projection::has))
                .mapToDouble(WeightedTargets::quantum)
                .min()
                .orElse(0);
        quanta[population][channel] = smallest;
        double most = 0;
        double mostNarrow = 0;
        for (int i : reaching) {
            for (int sign : signsOf(population, channel)) {
                if (projections.get(i).has(sign)) {
                    double largest = largest(i, sign, smallest);
                    double sum = largest * projections.get(i).mostIndegree();
                    most += sum;
                    narrow[i][population][sign] =
                            largest <= Short.MAX_VALUE && !projections.get(i).mayRepeat();
                    mostNarrow += narrow[i][population][sign] ? sum : 0;
                }
            }
        }
        if (most > Long.MAX_VALUE / 2) {
            throw new UserException("the sum of the weights to a neuron: expected less than 2^62 times their quantum");
        }
        if (mostNarrow > Integer.MAX_VALUE) {
            for (int i : reaching) {
                for (int sign : signsOf(population, channel)) {
                    narrow[i][population][sign] = false;
                }
            }
        }
    }

    private double largest(int projection, int sign, double quantum) {
        var weights = projections.get(projection);
        double largest = weights.largest(sign) * (weights.quantum() / quantum);
        if (largest >= 1L << WIDE_BITS - 1) {
            throw new UserException("weights of up to " + weights.largest(sign) * weights.quantum()
                    + " beside others in steps of " + quantum + ": expected weights to a population that fit "
                    + WIDE_BITS + " bits together");
        }
        return largest;
    }

    int channels(int population) {
        return channels[population];
    }

    /** The quantum of a population's channel, in the unit of its weights. */
    double quantum(int population, int channel) {
        return quanta[population][channel];
    }

    /** Whether a population takes a projection's weights of a sign in 48 bits. */
    boolean isWide(int projection, int population, int sign) {
        return !narrow[projection][population][sign];
    }

    /** How targets take the weights of a projection. */
    RowWiring.Scaling scaling(int projection, LocalNodes targets) {
        return new PopulationScaling(projection, targets);
    }

    private final class PopulationScaling implements RowWiring.Scaling {
        private final int projection;
        private final LocalNodes targets;
        /** Population of the target asked for last: most often that of the next as well. */
        private int population;

        PopulationScaling(int projection, LocalNodes targets) {
            this.projection = projection;
            this.targets = targets;
        }

        @Override
        public int target(int place) {
            return targets.localIndex(place);
        }

        @Override
        public int sum(int place, int sign) {
            goTo(place);
            return channels[population] == 1 ? 0 : sign;
        }

        @Override
        public int shift(int place, int sign) {
            int sum = sum(place, sign);
            double quantum = quanta[population][sum];
            return Math.getExponent(projections.get(projection).quantum()) - Math.getExponent(quantum);
        }

        @Override
        public boolean isWide(int place, int sign) {
            goTo(place);
            return Quanta.this.isWide(projection, population, sign);
        }

        private void goTo(int place) {
            int localIndex = targets.localIndex(place);
            if (!populations.get(population).contains(localIndex)) {
                population = populationOf(localIndex);
            }
        }
    }
}

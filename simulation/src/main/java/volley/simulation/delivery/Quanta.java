package volley.simulation.delivery;

import java.util.Arrays;
import java.util.Comparator;
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
    private static final int[] BOTH_SIGNS = {0, 1};

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
            requireExactSum(reaching);
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
        return channels[population] == 1 ? BOTH_SIGNS : new int[] {channel};
    }

    /**
     * Weights to a population are to add exactly as if one channel took them all, whether it does or not: recording a
     * channel, which keeps it apart, must not decide what is taken.
     */
    private void requireExactSum(int[] reaching) {
        double smallest = smallest(reaching, BOTH_SIGNS);
        double most = 0;
        for (int i : reaching) {
            for (int sign : BOTH_SIGNS) {
                if (projections.get(i).has(sign)) {
                    if (largest(i, sign, smallest) >= 1L << WIDE_BITS - 1) {
                        throw refused(
                                i, sign, reaching, "weights to a population that fit " + WIDE_BITS + " bits together");
                    }
                    most += largest(i, sign, smallest) * projections.get(i).mostIndegree();
                    if (most > Long.MAX_VALUE / 2) {
                        throw refused(i, sign, reaching, "a sum of the weights to a neuron of less than 2^62 steps");
                    }
                }
            }
        }
    }

    /** Names the connect call that asks for too much, and that whose weights are in the smallest steps. */
    private UserException refused(int projection, int sign, int[] reaching, String expected) {
        var weights = projections.get(projection);
        var finest = Arrays.stream(reaching)
                .mapToObj(projections::get)
                .min(Comparator.comparingDouble(WeightedTargets::quantum))
                .orElseThrow();
        return new UserException("weights of up to " + weights.largest(sign) * weights.quantum() + " "
                + weights.connection() + " beside those in steps of " + finest.quantum() + " " + finest.connection()
                + ": expected " + expected);
    }

    private void share(int[] reaching, int population, int channel) {
        int[] signs = signsOf(population, channel);
        double smallest = smallest(reaching, signs);
        quanta[population][channel] = smallest;
        double mostNarrow = 0;
        for (int i : reaching) {
            for (int sign : signs) {
                if (projections.get(i).has(sign)) {
                    double largest = largest(i, sign, smallest);
                    narrow[i][population][sign] =
                            largest <= Short.MAX_VALUE && !projections.get(i).mayRepeat();
                    mostNarrow += narrow[i][population][sign]
                            ? largest * projections.get(i).mostIndegree()
                            : 0;
                }
            }
        }
        if (mostNarrow > Integer.MAX_VALUE) {
            for (int i : reaching) {
                for (int sign : signs) {
                    narrow[i][population][sign] = false;
                }
            }
        }
    }

    /** The smallest quantum of projections that may have weights of some signs; 0 where none has. */
    private double smallest(int[] reaching, int[] signs) {
        return Arrays.stream(reaching)
                .mapToObj(projections::get)
                .filter(projection -> Arrays.stream(signs).anyMatch(projection::has))
                .mapToDouble(WeightedTargets::quantum)
                .min()
                .orElse(0);
    }

    /** The largest magnitude of a projection's weights of a sign, as a multiple of a quantum. */
    private double largest(int projection, int sign, double quantum) {
        var weights = projections.get(projection);
        return weights.largest(sign) * (weights.quantum() / quantum);
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

package volley.simulation;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import volley.exchange.DryRun;
import volley.exchange.PacketLayout;
import volley.exchange.SpikePacket;

/**
 * Spikes of ranks that are not there, drawn at random: neurons belong to ranks in turn, and each spikes in each step
 * with the same likelihood, by itself.
 */
public final class RandomSpikes implements DryRun.AbsentRanks {
    /** The multipliers of David Stafford's variant 13 of the 64-bit finalizer of MurmurHash3. */
    private static final long FIRST_MULTIPLIER = 0xbf58476d1ce4e5b9L;

    private static final long SECOND_MULTIPLIER = 0x94d049bb133111ebL;

    private final int ranks;
    private final int[] populations;
    private final PacketLayout layout;
    private final OptionalDouble givenRate;
    private final long seed;
    private final SpikePacket packet;

    private long ownSpikes;
    private long ownSteps;
    private long interval;
    private double rateOfInterval;

    /**
     * @param lags steps between two exchanges
     * @param rate mean number of spikes of a neuron in a step, at most 1; if none, that of rank 0's neurons so far
     * @param populations global ids at which the populations begin, then the number of neurons
     * @throws IllegalArgumentException if there are not 1 rank to as many as neurons
     */
    public RandomSpikes(int ranks, int lags, OptionalDouble rate, long seed, int... populations) {
        int neurons = populations[populations.length - 1];
        if (ranks < 1 || ranks > neurons) {
            throw new IllegalArgumentException("ranks " + ranks + ": expected 1 to " + neurons);
        }
        this.ranks = ranks;
        this.populations = populations;
        layout = new PacketLayout(populations.length - 1, lags);
        givenRate = rate;
        this.seed = seed;
        packet = new SpikePacket(layout);
    }

    /** Where a population ends among a rank's neurons. */
    private int end(int population, int rank) {
        return Math.ceilDiv(populations[population + 1] - rank, ranks);
    }

    /** A rank's number of neurons. */
    private int neuronsOf(int rank) {
        return end(layout.populations() - 1, rank);
    }

    @Override
    public double rate() {
        return givenRate.orElseGet(() -> ownSteps == 0 ? 0 : (double) ownSpikes / ownSteps / neuronsOf(0));
    }

    @Override
    public void observe(int spikes) {
        ownSpikes += spikes;
        ownSteps += layout.lags();
    }

    @Override
    public PacketLayout layout() {
        return layout;
    }

    /** Draws from spike to spike, by the geometric distribution of the neurons between. */
    @Override
    public SpikePacket spikes(int rank, long asked) {
        if (asked != interval) {
            interval = asked;
            rateOfInterval = rate();
        }
        var random = new SplittableRandom(mix(mix(seed + rank) + asked));
        double logarithmOfSilence = Math.log1p(-rateOfInterval);
        int last = neuronsOf(rank) - 1;
        packet.clear();
        for (int lag = 0; lag < layout.lags(); lag++) {
            int population = 0;
            int end = goTo(population, rank);
            double index = rateOfInterval == 0 ? Double.POSITIVE_INFINITY : gap(random, logarithmOfSilence);
            while (index <= last) {
                while (index >= end) {
                    population++;
                    end = goTo(population, rank);
                }
                packet.add((int) index);
                index += 1 + gap(random, logarithmOfSilence);
            }
            packet.endLag();
        }
        return packet;
    }

    /** Goes on with a population; returns where it ends. */
    private int goTo(int population, int rank) {
        packet.population(population);
        return end(population, rank);
    }

    private static double gap(SplittableRandom random, double logarithmOfSilence) {
        return Math.floor(Math.log(1 - random.nextDouble()) / logarithmOfSilence);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * FIRST_MULTIPLIER;
        mixed = (mixed ^ mixed >>> 27) * SECOND_MULTIPLIER;
        return mixed ^ mixed >>> 31;
    }
}

package volley.simulation;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import volley.exchange.DryRun;
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
    private final int neurons;
    private final int lags;
    private final OptionalDouble givenRate;
    private final long seed;
    private final SpikePacket packet;

    private long ownSpikes;
    private long ownSteps;
    private long interval;
    private double rateOfInterval;

    /**
     * @param neurons of the whole network
     * @param lags steps between two exchanges
     * @param rate mean number of spikes of a neuron in a step, at most 1; if none, that of rank 0's neurons so far
     * @throws IllegalArgumentException if there are not 1 rank to as many as neurons
     */
    public RandomSpikes(int ranks, int neurons, int lags, OptionalDouble rate, long seed) {
        if (ranks < 1 || ranks > neurons) {
            throw new IllegalArgumentException("ranks " + ranks + ": expected 1 to " + neurons);
        }
        this.ranks = ranks;
        this.neurons = neurons;
        this.lags = lags;
        givenRate = rate;
        this.seed = seed;
        packet = new SpikePacket(lags);
    }

    /** A rank's number of neurons. */
    private int neuronsOf(int rank) {
        return (neurons - rank + ranks - 1) / ranks;
    }

    @Override
    public double rate() {
        return givenRate.orElseGet(() -> ownSteps == 0 ? 0 : (double) ownSpikes / ownSteps / neuronsOf(0));
    }

    @Override
    public void observe(int spikes) {
        ownSpikes += spikes;
        ownSteps += lags;
    }

    @Override
    public int lags() {
        return lags;
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
        for (int lag = 0; lag < lags; lag++) {
            double index = rateOfInterval == 0 ? Double.POSITIVE_INFINITY : gap(random, logarithmOfSilence);
            while (index <= last) {
                packet.add((int) index);
                index += 1 + gap(random, logarithmOfSilence);
            }
            packet.endLag();
        }
        return packet;
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

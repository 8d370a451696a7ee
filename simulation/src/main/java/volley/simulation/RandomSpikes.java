package volley.simulation;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import volley.exchange.DryRun;
import volley.exchange.PacketLayout;
import volley.exchange.SpikePacket;
import volley.partition.RoundRobin;

/**
 * Spikes of ranks that are not there, drawn at random: neurons belong to ranks in turn, and each of a population spikes in
 * each step with the same likelihood, by itself.
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

    /** By section of packets. */
    private final long[] ownSpikes;

    private long ownSteps;
    private long interval;
    /** Of the current interval, by section. */
    private final double[] rates;

    /**
     * @param lags steps between two exchanges
     * @param rate mean number of spikes of a neuron in a step, at most 1; if none, each section of packets, a
     *     population or some beside each other, has that of rank 0's neurons of it so far
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
        ownSpikes = new long[layout.sections()];
        rates = new double[layout.sections()];
    }

    /** Where a section begins among a rank's neurons; the one behind the last where they end. */
    private int start(int section, int rank) {
        return new RoundRobin(rank, ranks).localIndexFrom(populations[layout.firstPopulation(section)]);
    }

    @Override
    public double rate() {
        return givenRate.orElseGet(() -> ownRate(0, layout.sections()));
    }

    /** Of rank 0's neurons of the sections from one to another, so far. */
    private double ownRate(int first, int end) {
        double neuronSteps = (double) ownSteps * (start(end, 0) - start(first, 0));
        return neuronSteps == 0 ? 0 : Arrays.stream(ownSpikes, first, end).sum() / neuronSteps;
    }

    @Override
    public void observe(int[] spikes) {
        for (int section = 0; section < spikes.length; section++) {
            ownSpikes[section] += spikes[section];
        }
        ownSteps += layout.lags();
    }

    @Override
    public PacketLayout layout() {
        return layout;
    }

    @Override
    public SpikePacket spikes(int rank, long asked) {
        if (asked != interval) {
            interval = asked;
            Arrays.setAll(rates, section -> givenRate.orElseGet(() -> ownRate(section, section + 1)));
        }
        var random = new SplittableRandom(mix(mix(seed + rank) + asked));
        packet.clear();
        for (int lag = 0; lag < layout.lags(); lag++) {
            for (int section = 0; section < rates.length; section++) {
                draw(random, section, rank);
            }
            packet.endLag();
        }
        return packet;
    }

    /** Draws a section's spikes of a step, from one to the next, by the geometric distribution of the neurons between. */
    private void draw(SplittableRandom random, int section, int rank) {
        if (rates[section] == 0) {
            return;
        }
        packet.population(layout.firstPopulation(section));
        double logarithmOfSilence = Math.log1p(-rates[section]);
        int end = start(section + 1, rank);
        double index = start(section, rank) + gap(random, logarithmOfSilence);
        while (index < end) {
            packet.add((int) index);
            index += 1 + gap(random, logarithmOfSilence);
        }
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

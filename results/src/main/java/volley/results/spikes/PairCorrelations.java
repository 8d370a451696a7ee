package volley.results.spikes;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Correlation coefficients of the numbers of spikes in bins of time, of all pairs of a population's first recorded
 * neurons. What is kept are sums of whole numbers, one a pair, however long the run is.
 */
public final class PairCorrelations implements SpikeSource.Visitor {
    /** More neurons than these are left out: their pairs tell no more. */
    public static final int MOST_NEURONS = 200;

    /** Half a sum for each other neuron; the array that they stand in, its reference, and three numbers. */
    private static final long NEURON_BYTES = Long.BYTES * (MOST_NEURONS + 1) / 2 + 48;

    /** A bin that is cut short by the end of the span is left out. */
    private final int bins;

    private final TimeBins timeBins;
    /** Spikes by neuron. */
    private final long[] spikes;
    /** Of each neuron i and each j up to i, the sum over bins of the product of their numbers of spikes. */
    private final long[][] products;

    private final int[] counts;
    /** Neurons that have spiked in the present bin, the first {@code activeSize} entries. */
    private final int[] active;

    private int activeSize;
    private int bin;

    /** @param recorded number of the population's recorded neurons; a spike's neuron is its place among them */
    public PairCorrelations(TimeBins timeBins, int recorded) {
        this.timeBins = timeBins;
        bins = timeBins.wholeCount();
        int neurons = Math.min(recorded, MOST_NEURONS);
        spikes = new long[neurons];
        products = new long[neurons][];
        Arrays.setAll(products, i -> new long[i + 1]);
        counts = new int[neurons];
        active = new int[neurons];
    }

    /** Bytes that all together take at most, of so many recorded neurons of so many populations. */
    public static long mostBytes(long recorded, int populations) {
        return NEURON_BYTES * Math.min(recorded, (long) MOST_NEURONS * populations);
    }

    @Override
    public void spike(int place, double timeMs) {
        int binOfSpike = place < counts.length ? timeBins.binOf(timeMs) : -1;
        if (binOfSpike < 0 || binOfSpike >= bins) {
            return;
        }
        if (binOfSpike != bin) {
            endBin();
            bin = binOfSpike;
        }
        if (counts[place]++ == 0) {
            active[activeSize++] = place;
        }
    }

    private void endBin() {
        for (int a = 0; a < activeSize; a++) {
            int i = active[a];
            spikes[i] += counts[i];
            for (int b = 0; b <= a; b++) {
                int j = active[b];
                products[Math.max(i, j)][Math.min(i, j)] += (long) counts[i] * counts[j];
            }
        }
        for (int a = 0; a < activeSize; a++) {
            counts[active[a]] = 0;
        }
        activeSize = 0;
    }

    /** The coefficients of all pairs of neurons, without those neurons whose number of spikes never changes. */
    public double[] coefficients() {
        endBin();
        int[] varying = IntStream.range(0, spikes.length)
                .filter(i -> covariance(i, i) > 0)
                .toArray();
        var coefficients = new double[varying.length * (varying.length - 1) / 2];
        int size = 0;
        for (int a = 0; a < varying.length; a++) {
            for (int b = 0; b < a; b++) {
                int i = varying[a];
                int j = varying[b];
                coefficients[size++] = covariance(i, j) / Math.sqrt((double) covariance(i, i) * covariance(j, j));
            }
        }
        return coefficients;
    }

    /** The covariance of the numbers of spikes of neurons j <= i, times the square of the number of bins. */
    private long covariance(int i, int j) {
        return bins * products[i][j] - spikes[i] * spikes[j];
    }
}

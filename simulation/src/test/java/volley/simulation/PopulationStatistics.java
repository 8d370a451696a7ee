package volley.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import volley.partition.IdRange;
import volley.simulation.record.SpikeTrains;

/** Statistics of one population's spikes in a span of time. Standard deviations are of populations, not of samples. */
public final class PopulationStatistics {
    private static final int FEWEST_SPIKES_FOR_CV = 10;
    private static final int CORRELATED_NEURONS = 200;
    private static final double CORRELATION_BIN_MS = 2;
    private static final double FANO_BIN_MS = 1;

    /** Times in ms of every neuron's spikes since the span's start. */
    private final double[][] trains;

    private final double spanMs;

    /**
     * @param ids of the population
     * @param startMs of the span, which is without it
     * @param endMs of the span, which is with it
     */
    public PopulationStatistics(SpikeTrains spikes, IdRange ids, double startMs, double endMs) {
        spanMs = endMs - startMs;
        trains = trains(spikes, ids, startMs, endMs);
    }

    private static double[][] trains(SpikeTrains spikes, IdRange ids, double startMs, double endMs) {
        var trains = new double[ids.size()][];
        var lengths = new int[trains.length];
        Arrays.setAll(trains, neuron -> new double[16]);
        for (int i = 0; i < spikes.size(); i++) {
            int sender = spikes.senders()[i] - ids.from();
            double time = spikes.timesMs()[i];
            if (sender >= 0 && sender < trains.length && time > startMs && time <= endMs) {
                if (lengths[sender] == trains[sender].length) {
                    trains[sender] = Arrays.copyOf(trains[sender], 2 * lengths[sender]);
                }
                trains[sender][lengths[sender]++] = time - startMs;
            }
        }
        Arrays.setAll(trains, neuron -> Arrays.copyOf(trains[neuron], lengths[neuron]));
        return trains;
    }

    /** Rate of each neuron in spikes/s. */
    public double[] rates() {
        return Arrays.stream(trains)
                .mapToDouble(train -> 1000.0 * train.length / spanMs)
                .toArray();
    }

    public double meanRate() {
        return StatUtils.mean(rates());
    }

    public double spreadOfRates() {
        return Math.sqrt(StatUtils.populationVariance(rates()));
    }

    /** Number of neurons with enough spikes for a coefficient of variation. */
    public int neuronsWithCv() {
        return (int) Arrays.stream(trains).filter(PopulationStatistics::hasCv).count();
    }

    /** Intervals that all have no length have no coefficient. */
    private static boolean hasCv(double[] train) {
        return train.length >= FEWEST_SPIKES_FOR_CV && train[0] < train[train.length - 1];
    }

    /** Mean coefficient of variation of the intervals of neurons with enough spikes. */
    public double meanCv() {
        return Arrays.stream(trains)
                .filter(PopulationStatistics::hasCv)
                .mapToDouble(PopulationStatistics::cv)
                .average()
                .orElse(Double.NaN);
    }

    private static double cv(double[] train) {
        var intervals = IntStream.range(1, train.length)
                .mapToDouble(i -> train[i] - train[i - 1])
                .toArray();
        return Math.sqrt(StatUtils.populationVariance(intervals)) / StatUtils.mean(intervals);
    }

    /** Variance over mean of the population's spikes in bins of 1 ms. */
    public double fanoFactor() {
        var counts = new double[bins(FANO_BIN_MS)];
        for (var train : trains) {
            count(train, FANO_BIN_MS, counts);
        }
        return StatUtils.populationVariance(counts) / StatUtils.mean(counts);
    }

    /**
     * Correlation coefficients of the numbers of spikes in bins of 2 ms of all pairs of the first neurons, without those
     * whose number never changes.
     */
    public double[] correlations() {
        var columns = Arrays.stream(trains, 0, Math.min(CORRELATED_NEURONS, trains.length))
                .map(train -> count(train, CORRELATION_BIN_MS, new double[bins(CORRELATION_BIN_MS)]))
                .filter(counts -> StatUtils.populationVariance(counts) > 0)
                .map(PopulationStatistics::standardized)
                .toArray(double[][]::new);
        return IntStream.range(0, columns.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, i).mapToDouble(j -> meanProduct(columns[i], columns[j])))
                .toArray();
    }

    private static double[] standardized(double[] counts) {
        double mean = StatUtils.mean(counts);
        double sd = Math.sqrt(StatUtils.populationVariance(counts));
        return Arrays.stream(counts).map(count -> (count - mean) / sd).toArray();
    }

    private static double meanProduct(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length;
    }

    private int bins(double binMs) {
        return (int) Math.round(spanMs / binMs);
    }

    /** Adds the train's spikes to the counts of bins, each without its start and with its end. */
    private static double[] count(double[] train, double binMs, double[] counts) {
        for (double time : train) {
            counts[(int) Math.ceil((time - 1e-9) / binMs) - 1]++;
        }
        return counts;
    }
}

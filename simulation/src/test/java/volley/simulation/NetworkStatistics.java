package volley.simulation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import volley.partition.IdRange;
import volley.simulation.record.SpikeTrains;

/** The statistics of {@code brunel_delta.json}, from all spikes of a run. Standard deviations are of populations. */
final class NetworkStatistics {
    private static final int FEWEST_SPIKES_FOR_CV = 10;
    private static final int CORRELATED_NEURONS = 200;

    private final BrunelNetwork network;
    private final SpikeTrains spikes;
    private final double analysedMs;

    private NetworkStatistics(BrunelNetwork network, SpikeTrains spikes) {
        this.network = network;
        this.spikes = spikes;
        analysedMs = network.simtimeMs() - network.warmupMs();
    }

    /** Values by the names that the file has. */
    static Map<String, Double> of(BrunelNetwork network, SpikeTrains spikes) {
        var statistics = new NetworkStatistics(network, spikes);
        int exc = network.excitatory();
        var values = new LinkedHashMap<String, Double>();
        values.put("rate_e_full", statistics.rate(id -> id < exc, exc, 0));
        values.put("rate_i_full", statistics.rate(id -> id >= exc, network.inhibitory(), 0));
        values.put("rate_e", statistics.rate(id -> id < exc, exc, network.warmupMs()));
        values.put("rate_i", statistics.rate(id -> id >= exc, network.inhibitory(), network.warmupMs()));
        var trains = statistics.excitatoryTrains();
        values.put("cv_isi_mean", meanCv(trains));
        values.put("rate_sd_across_exc", statistics.spreadOfRates(trains));
        values.put("pop_fano_1ms", fano(trains, statistics.analysedMs));
        values.put("pair_corr_2ms_mean", statistics.correlation(trains));
        return values;
    }

    /** Spikes/s of a population of {@code size} neurons from a time on. */
    private double rate(IntPredicate population, int size, double fromMs) {
        long count = IntStream.range(0, spikes.size())
                .filter(i -> population.test(spikes.senders()[i]) && spikes.timesMs()[i] > fromMs)
                .count();
        return 1000.0 * count / size / (network.simtimeMs() - fromMs);
    }

    private double[][] excitatoryTrains() {
        return trains(spikes, new IdRange(0, network.excitatory()), network.warmupMs());
    }

    /** The times in ms of every neuron's spikes since the warm-up's end. */
    private static double[][] trains(SpikeTrains spikes, IdRange ids, double warmupMs) {
        var trains = new double[ids.size()][];
        var lengths = new int[trains.length];
        Arrays.setAll(trains, neuron -> new double[16]);
        for (int i = 0; i < spikes.size(); i++) {
            int sender = spikes.senders()[i] - ids.from();
            double time = spikes.timesMs()[i] - warmupMs;
            if (sender >= 0 && sender < trains.length && time > 0) {
                if (lengths[sender] == trains[sender].length) {
                    trains[sender] = Arrays.copyOf(trains[sender], 2 * lengths[sender]);
                }
                trains[sender][lengths[sender]++] = time;
            }
        }
        Arrays.setAll(trains, neuron -> Arrays.copyOf(trains[neuron], lengths[neuron]));
        return trains;
    }

    /**
     * The statistics of one population since the end of the warm-up, by the names that {@code psc_networks.json} has.
     *
     * @param name of the population, the end of each name
     */
    static Map<String, Double> ofPopulation(
            String name, SpikeTrains spikes, IdRange ids, double warmupMs, double simtimeMs) {
        double analysedMs = simtimeMs - warmupMs;
        var trains = trains(spikes, ids, warmupMs);
        var rates = Arrays.stream(trains)
                .mapToDouble(train -> 1000.0 * train.length / analysedMs)
                .toArray();
        var values = new LinkedHashMap<String, Double>();
        values.put("rate_" + name, StatUtils.mean(rates));
        values.put("rate_sd_" + name, Math.sqrt(StatUtils.populationVariance(rates)));
        values.put("cv_isi_mean_" + name, meanCv(trains));
        values.put("pop_fano_1ms_" + name, fano(trains, analysedMs));
        return values;
    }

    private static double meanCv(double[][] trains) {
        return Arrays.stream(trains)
                .filter(train -> train.length >= FEWEST_SPIKES_FOR_CV)
                .mapToDouble(NetworkStatistics::cv)
                .average()
                .orElse(Double.NaN);
    }

    private static double cv(double[] train) {
        var intervals = IntStream.range(1, train.length)
                .mapToDouble(i -> train[i] - train[i - 1])
                .toArray();
        return Math.sqrt(StatUtils.populationVariance(intervals)) / StatUtils.mean(intervals);
    }

    private double spreadOfRates(double[][] trains) {
        var rates = Arrays.stream(trains)
                .mapToDouble(train -> 1000.0 * train.length / analysedMs)
                .toArray();
        return Math.sqrt(StatUtils.populationVariance(rates));
    }

    private static double fano(double[][] trains, double analysedMs) {
        var counts = new double[bins(1, analysedMs)];
        for (var train : trains) {
            count(train, 1, counts);
        }
        return StatUtils.populationVariance(counts) / StatUtils.mean(counts);
    }

    /** Mean over pairs; a neuron whose count never changes has no correlation with any other. */
    private double correlation(double[][] trains) {
        var columns = IntStream.range(0, Math.min(CORRELATED_NEURONS, trains.length))
                .mapToObj(neuron -> count(trains[neuron], 2, new double[bins(2, analysedMs)]))
                .filter(counts -> StatUtils.populationVariance(counts) > 0)
                .toArray(double[][]::new);
        var pearson = new PearsonsCorrelation();
        return IntStream.range(0, columns.length)
                .boxed()
                .flatMap(i -> IntStream.range(0, i).mapToObj(j -> pearson.correlation(columns[i], columns[j])))
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    private static int bins(double binMs, double analysedMs) {
        return (int) Math.round(analysedMs / binMs);
    }

    /** Adds the train's spikes to the counts of bins, each without its start and with its end. */
    private static double[] count(double[] train, double binMs, double[] counts) {
        for (double time : train) {
            counts[(int) Math.ceil((time - 1e-9) / binMs) - 1]++;
        }
        return counts;
    }
}

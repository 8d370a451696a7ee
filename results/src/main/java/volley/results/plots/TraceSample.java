package volley.results.plots;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import volley.results.RunFolder;
import volley.results.RunRecord;
import volley.results.spikes.TimeBins;
import volley.results.traces.TraceSource;

/**
 * The traces of a few neurons, as few points as a picture shows: of the values in a bin of time the lowest and the
 * highest.
 */
public final class TraceSample implements TraceSource.Visitor {
    /** Lines that a reader can tell apart. */
    private static final int MOST_NEURONS = 4;

    private final RunRecord.Trace trace;
    private final TimeBins bins;
    private int[] senders = {};

    /** By quantity, neuron and bin. NaN where there is none. */
    private double[][][] lowest = {};

    private double[][][] highest = {};

    TraceSample(RunRecord.Trace trace, TimeBins bins) {
        this.trace = trace;
        this.bins = bins;
    }

    /** Samples of the traces that a run has in a span of its time, in ms; none of a multimeter without values there. */
    public static List<TraceSample> of(RunFolder run, double startMs, double endMs) throws IOException {
        var samples = new ArrayList<TraceSample>();
        for (var traced : run.traces()) {
            double intervalMs = traced.trace().intervalMs();
            var bins = TimeBins.of(startMs, endMs, run.run().dtMs(), intervalMs, PlotStyle.WIDTH);
            var sample = new TraceSample(traced.trace(), bins);
            traced.source().forEach(sample);
            if (sample.neurons() > 0) {
                samples.add(sample);
            }
        }
        return samples;
    }

    @Override
    public void record(double timeMs, int[] recordSenders, double[] values) {
        int bin = bins.binOf(timeMs);
        if (bin < 0) {
            return;
        }
        if (senders.length == 0) {
            senders = Arrays.copyOf(recordSenders, Math.min(MOST_NEURONS, recordSenders.length));
            lowest = empty();
            highest = empty();
        }
        int quantities = trace.recordables().size();
        for (int neuron = 0; neuron < senders.length; neuron++) {
            for (int quantity = 0; quantity < quantities; quantity++) {
                double value = values[neuron * quantities + quantity];
                var low = lowest[quantity][neuron];
                var high = highest[quantity][neuron];
                low[bin] = Double.isNaN(low[bin]) ? value : Math.min(low[bin], value);
                high[bin] = Double.isNaN(high[bin]) ? value : Math.max(high[bin], value);
            }
        }
    }

    private double[][][] empty() {
        var all = new double[trace.recordables().size()][senders.length][bins.count()];
        Arrays.stream(all).flatMap(Arrays::stream).forEach(line -> Arrays.fill(line, Double.NaN));
        return all;
    }

    /** What it is a sample of. */
    public RunRecord.Trace trace() {
        return trace;
    }

    /** Number of neurons of the sample. */
    public int neurons() {
        return senders.length;
    }

    /** Which neuron of the network it is. */
    public int globalId(int neuron) {
        return senders[neuron];
    }

    /** Times in ms of a line's points. */
    public double[] timesMs(int quantity, int neuron) {
        return filled(quantity, neuron)
                .mapToDouble(bin -> bins.startMs(bin + 1))
                .flatMap(timeMs -> DoubleStream.of(timeMs, timeMs))
                .toArray();
    }

    /** Values of a line's points, two to a bin. */
    public double[] values(int quantity, int neuron) {
        return filled(quantity, neuron)
                .mapToObj(bin -> DoubleStream.of(lowest[quantity][neuron][bin], highest[quantity][neuron][bin]))
                .flatMapToDouble(pair -> pair)
                .toArray();
    }

    private IntStream filled(int quantity, int neuron) {
        return IntStream.range(0, bins.count()).filter(bin -> !Double.isNaN(lowest[quantity][neuron][bin]));
    }
}

package volley.results.plots;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import volley.results.RunFolder;
import volley.results.RunRecord;
import volley.results.spikes.TimeBins;
import volley.results.traces.TraceSource;

/**
 * The traces of a few neurons, as few points as a picture shows, at the same times for all of them. Where a bin of time has
 * several records, two points stand for it: the lowest and the highest value, in the order in which they came, at the
 * times of its first and its last record.
 */
public final class TraceSample implements TraceSource.Visitor {
    /** Lines that a reader can tell apart. */
    private static final int MOST_NEURONS = 4;

    private final RunRecord.Trace trace;
    private final TimeBins bins;
    private int[] senders = {};
    private Line[][] lines = {};

    /** By bin. */
    private final int[] records;

    private final double[] firstMs;
    private final double[] lastMs;

    /** A quantity of a neuron, by bin; NaN where there is no value. */
    private static final class Line {
        private final double[] lowest;
        private final double[] highest;
        /** Whether the lowest value came after the highest. */
        private final boolean[] falls;

        Line(int bins) {
            lowest = new double[bins];
            highest = new double[bins];
            falls = new boolean[bins];
            Arrays.fill(lowest, Double.NaN);
            Arrays.fill(highest, Double.NaN);
        }

        /** @param value a number */
        void take(int bin, double value) {
            if (Double.isNaN(lowest[bin])) {
                lowest[bin] = value;
                highest[bin] = value;
            } else if (value < lowest[bin]) {
                lowest[bin] = value;
                falls[bin] = true;
            } else if (value > highest[bin]) {
                highest[bin] = value;
                falls[bin] = false;
            }
        }

        double first(int bin) {
            return falls[bin] ? highest[bin] : lowest[bin];
        }

        double last(int bin) {
            return falls[bin] ? lowest[bin] : highest[bin];
        }
    }

    TraceSample(RunRecord.Trace trace, TimeBins bins) {
        this.trace = trace;
        this.bins = bins;
        records = new int[bins.count()];
        firstMs = new double[bins.count()];
        lastMs = new double[bins.count()];
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
        int quantities = trace.recordables().size();
        if (senders.length == 0) {
            senders = Arrays.copyOf(recordSenders, Math.min(MOST_NEURONS, recordSenders.length));
            lines = new Line[quantities][senders.length];
            for (Line[] ofQuantity : lines) {
                Arrays.setAll(ofQuantity, neuron -> new Line(bins.count()));
            }
        }
        firstMs[bin] = records[bin] == 0 ? timeMs : firstMs[bin];
        lastMs[bin] = timeMs;
        records[bin]++;
        for (int neuron = 0; neuron < senders.length; neuron++) {
            for (int quantity = 0; quantity < quantities; quantity++) {
                double value = values[neuron * quantities + quantity];
                if (!Double.isNaN(value)) {
                    lines[quantity][neuron].take(bin, value);
                }
            }
        }
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

    /** Whether two points stand for the records of a bin; otherwise each record is a point. */
    public boolean isPaired() {
        return Arrays.stream(records).anyMatch(number -> number > 1);
    }

    /** Times of all lines' points in ms. */
    public double[] timesMs() {
        return points(bin -> firstMs[bin], bin -> lastMs[bin]);
    }

    /** Values of a line's points; NaN where there is none. */
    public double[] values(int quantity, int neuron) {
        var line = lines[quantity][neuron];
        return points(line::first, line::last);
    }

    private double[] points(IntToDoubleFunction first, IntToDoubleFunction last) {
        boolean isPaired = isPaired();
        return IntStream.range(0, records.length)
                .filter(bin -> records[bin] > 0)
                .mapToObj(bin -> isPaired
                        ? DoubleStream.of(first.applyAsDouble(bin), last.applyAsDouble(bin))
                        : DoubleStream.of(first.applyAsDouble(bin)))
                .flatMapToDouble(point -> point)
                .toArray();
    }
}

package volley.results.plots;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.results.ParameterName;
import volley.results.RunFolder;
import volley.results.RunFolder.Recorded;
import volley.results.RunTitle;
import volley.results.spikes.SpikeSample;
import volley.results.spikes.TimeBins;

/** The figures of what a run recorded, over a span of its time. */
public final class RunPlots {
    /** Spikes in a bitmap; populations share them. */
    static final int PNG_DOTS = 1 << 20;

    /** Spikes in a vector file, in which each takes space. */
    private static final int SVG_DOTS = 1 << 16;

    /** Bins of a rate that a plot keeps apart. */
    static final int MAX_BINS = 400;

    /** As in NEST's raster plots. */
    static final double RATE_BIN_MS = 5;

    /** Spectra go up to half the inverse of it. */
    private static final double SPECTRUM_BIN_MS = 1;

    /** With fewer populations rates are told apart without. */
    private static final int LEAST_FOR_BOXES = 3;

    private final RunFolder run;
    private final double startMs;
    private final double endMs;
    private final List<Recorded> recorded;

    /** What can be drawn. */
    public enum Kind {
        RASTER,
        RATE,
        RATES,
        SPECTRUM,
        TRACES;

        /** A name for its file that none of a run's own files has. */
        public String fileName(FigureFormat format) {
            return ("plot-" + this + "." + format).toLowerCase(Locale.ROOT);
        }
    }

    /** Bytes that a raster of so many populations takes at most while it is drawn: spikes, and the bitmap twice. */
    public static long mostRasterBytes(int populations) {
        long points = (long) PlotStyle.WIDTH * RasterPlot.mostHeight(populations);
        return SpikeSample.mostBytes(PNG_DOTS) + 2 * FigureFormat.BITMAP_BYTES_PER_POINT * points;
    }

    /** The figures of the whole run. */
    public RunPlots(RunFolder run) {
        this(run, 0, run.run().simtimeMs());
    }

    /** @throws UserException if the run has no such span */
    public RunPlots(RunFolder run, double startMs, double endMs) {
        double simtimeMs = run.run().simtimeMs();
        if (!(startMs >= 0 && startMs < endMs && endMs <= simtimeMs)) {
            throw new UserException("time " + ParameterName.text(startMs) + " to " + ParameterName.text(endMs)
                    + " ms: expected a part of the run, 0 to " + ParameterName.text(simtimeMs) + " ms");
        }
        this.run = run;
        this.startMs = startMs;
        this.endMs = endMs;
        recorded = run.recorded();
    }

    /**
     * @param format which says how much detail makes sense
     * @throws UserException if nothing of the kind was recorded
     */
    public Figure figure(Kind kind, FigureFormat format) throws IOException {
        if (kind != Kind.TRACES && recorded.isEmpty()) {
            throw new UserException("folder " + run.path() + " has no recorded spikes to plot");
        }
        Drawing.prepare();
        return switch (kind) {
            case RASTER -> raster(format == FigureFormat.SVG ? SVG_DOTS : PNG_DOTS);
            case RATE -> rate();
            case RATES -> new RateBoxPlot(title(), subtitle(), rates());
            case SPECTRUM -> spectrum();
            case TRACES -> traces();
        };
    }

    private Figure raster(int maxDots) throws IOException {
        var populations = recorded.stream()
                .map(population -> new RasterPlot.Recorded(
                        population.name(), population.neurons().size(), population.byPlace()))
                .toList();
        var plot = RasterPlot.of(title(), subtitle(), bins(RATE_BIN_MS, MAX_BINS), maxDots, populations);
        if (recorded.size() >= LEAST_FOR_BOXES) {
            plot.compareRates(rates());
        }
        return plot;
    }

    private List<RateDistribution> rates() throws IOException {
        var rates = new ArrayList<RateDistribution>();
        for (var population : recorded) {
            int[] counts = new int[population.neurons().size()];
            population.byPlace().forEach((place, timeMs) -> {
                if (timeMs > startMs && timeMs <= endMs) {
                    counts[place]++;
                }
            });
            rates.add(RateDistribution.of(
                    population.name(),
                    counts,
                    endMs - startMs,
                    population.population().theoryRateHertz()));
        }
        return rates;
    }

    private TimeBins bins(double wantedMs, int most) {
        return TimeBins.of(startMs, endMs, run.run().dtMs(), wantedMs, most);
    }

    private Figure rate() throws IOException {
        var bins = bins(RATE_BIN_MS, MAX_BINS);
        var populations = new ArrayList<RatePlot.Population>();
        for (var population : recorded) {
            populations.add(new RatePlot.Population(
                    population.name(),
                    rate(population, bins),
                    population.population().theoryRateHertz()));
        }
        return new RatePlot(title(), subtitle(), populations);
    }

    private static BinnedRate rate(Recorded population, TimeBins bins) throws IOException {
        return BinnedRate.of(population.spikes(), population.neurons().size(), bins);
    }

    private Figure spectrum() throws IOException {
        var bins = bins(SPECTRUM_BIN_MS, Integer.MAX_VALUE);
        var populations = new ArrayList<SpectrumPlot.Population>();
        for (var population : recorded) {
            var rate = rate(population, bins);
            double hertz = Arrays.stream(rate.hertz()).average().orElse(0);
            int neurons = population.neurons().size();
            populations.add(new SpectrumPlot.Population(population.name(), Spectrum.of(rate), 2 * hertz / neurons));
        }
        return new SpectrumPlot(title(), subtitle(), populations);
    }

    private Figure traces() throws IOException {
        var traces = TraceSample.of(run, startMs, endMs);
        if (traces.isEmpty()) {
            throw new UserException("folder " + run.path() + " has no traces to plot from "
                    + ParameterName.text(startMs) + " to " + ParameterName.text(endMs) + " ms");
        }
        return new TracePlot(title(), RunTitle.of(run.run()).parameters(), startMs, endMs, traces);
    }

    private String title() {
        return RunTitle.of(run.run()).network();
    }

    private String subtitle() {
        String parameters = RunTitle.of(run.run()).parameters();
        int neurons = recorded.stream()
                .mapToInt(population -> population.neurons().size())
                .sum();
        return parameters + (parameters.isEmpty() ? "" : "; ") + NumberText.count(neurons, "recorded neuron");
    }
}

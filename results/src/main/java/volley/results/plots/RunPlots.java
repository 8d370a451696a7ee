package volley.results.plots;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import volley.partition.UserException;
import volley.results.RunFolder;
import volley.results.RunFolder.Recorded;
import volley.results.spikes.SpikeSample;
import volley.results.spikes.SpikeSource;

/** The figures of a run's recorded spikes, over a span of its time. */
public final class RunPlots {
    /** Spikes of a population in a bitmap. */
    private static final int PNG_DOTS = 1 << 20;

    /** Spikes of a population in a vector file, in which each takes space. */
    private static final int SVG_DOTS = 1 << 15;

    /** Bins of a rate that a plot keeps apart. */
    private static final int MAX_BINS = 400;

    private static final double RATE_BIN_MS = 5;

    /** Spectra go up to half the inverse of it. */
    private static final double SPECTRUM_BIN_MS = 1;

    private final RunFolder run;
    private final double startMs;
    private final double endMs;
    private final List<Recorded> recorded;

    /** What can be drawn. */
    public enum Kind {
        RASTER,
        RATE,
        SPECTRUM
    }

    /** @throws UserException if nothing was recorded, or the run has no such span */
    public RunPlots(RunFolder run, double startMs, double endMs) throws IOException {
        double simtimeMs = run.run().simtimeMs();
        if (!(startMs >= 0 && startMs < endMs && endMs <= simtimeMs)) {
            throw new UserException("time " + text(startMs) + " to " + text(endMs)
                    + " ms: expected a part of the run, 0 to " + text(simtimeMs) + " ms");
        }
        this.run = run;
        this.startMs = startMs;
        this.endMs = endMs;
        recorded = run.recorded();
        if (recorded.isEmpty()) {
            throw new UserException("folder " + run.path() + " has no recorded spikes to plot");
        }
    }

    /** @param format which says how much detail makes sense */
    public Figure figure(Kind kind, FigureFormat format) throws IOException {
        return switch (kind) {
            case RASTER -> raster(format == FigureFormat.SVG ? SVG_DOTS : PNG_DOTS);
            case RATE -> rate();
            case SPECTRUM -> spectrum();
        };
    }

    private Figure raster(int maxDots) throws IOException {
        var plot = new RasterPlot(title(), subtitle(), startMs, endMs);
        for (var population : recorded) {
            var sample = SpikeSample.of(
                    within(population.spikes()), population.neurons().globalId(0), maxDots);
            plot.add(
                    name(population),
                    population.neurons().globalId(0),
                    population.neurons().size(),
                    sample.every(),
                    sample.spikes());
        }
        return plot;
    }

    /** A spike is stamped with the end of its step. */
    private SpikeSource within(SpikeSource spikes) {
        return visitor -> spikes.forEach((globalId, timeMs) -> {
            if (timeMs > startMs && timeMs <= endMs + 1e-9) {
                visitor.spike(globalId, timeMs);
            }
        });
    }

    private Figure rate() throws IOException {
        var plot = new RatePlot(title(), subtitle(), startMs, endMs);
        double binMs = wholeSteps(RATE_BIN_MS * Math.ceil((endMs - startMs) / RATE_BIN_MS / MAX_BINS));
        for (var population : recorded) {
            plot.add(name(population), rate(population, binMs));
        }
        return plot;
    }

    private BinnedRate rate(Recorded population, double binMs) throws IOException {
        return BinnedRate.of(population.spikes(), population.neurons().size(), startMs, endMs, binMs);
    }

    private Figure spectrum() throws IOException {
        var plot = new SpectrumPlot(title(), subtitle());
        for (var population : recorded) {
            var rate = rate(population, wholeSteps(SPECTRUM_BIN_MS));
            double mean = Arrays.stream(rate.hertz()).average().orElse(0);
            plot.add(
                    name(population),
                    Spectrum.of(rate),
                    mean,
                    population.neurons().size());
        }
        return plot;
    }

    /** Bins of unlike numbers of steps would show a rhythm of their own. */
    private double wholeSteps(double binMs) {
        double dtMs = run.run().dtMs();
        return Math.max(1, Math.round(binMs / dtMs)) * dtMs;
    }

    private String title() {
        return run.run().network();
    }

    private String subtitle() {
        return run.run().parameters().toString();
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String name(Recorded population) {
        return population.name();
    }
}

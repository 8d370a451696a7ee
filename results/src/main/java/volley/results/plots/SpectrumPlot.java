package volley.results.plots;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Power spectra of the rates of populations, each beside that of independent Poisson processes of its rate. */
public final class SpectrumPlot implements Figure {
    private static final int CHART_HEIGHT = 494;

    private final String title;
    private final String subtitle;
    private final List<Spectrum> spectra = new ArrayList<>();
    private final List<Double> levels = new ArrayList<>();
    private final List<PlotStyle.Key> keys = new ArrayList<>();

    /** An empty plot. */
    public SpectrumPlot(String title, String subtitle) {
        this.title = title;
        this.subtitle = subtitle;
    }

    /**
     * Adds a population.
     *
     * @param hertz mean rate of its neurons in spikes/s
     * @param neurons how many the rate is of
     */
    public SpectrumPlot add(String name, Spectrum spectrum, double hertz, int neurons) {
        keys.add(new PlotStyle.Key(name, PlotStyle.color(spectra.size())));
        spectra.add(spectrum);
        levels.add(2 * hertz / neurons);
        return this;
    }

    @Override
    public int width() {
        return PlotStyle.WIDTH;
    }

    @Override
    public int height() {
        return PlotStyle.TITLE_HEIGHT + CHART_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        PlotStyle.paintTitle(graphics, title, subtitle);
        PlotStyle.paintLegend(graphics, keys);
        var chart = PlotStyle.chart(CHART_HEIGHT, "power of the rate ((spikes/s)\u00b2/Hz)");
        chart.setXAxisTitle("frequency (Hz); dashed: independent Poisson processes of the same rate");
        double end = end();
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (int i = 0; i < spectra.size(); i++) {
            var spectrum = spectra.get(i);
            double level = levels.get(i);
            // A silent population has no power, which has no logarithm.
            double floor = level > 0 ? level * 1e-4 : 1e-9;
            double[] densities = Arrays.stream(spectrum.densities())
                    .map(density -> Math.max(floor, density))
                    .toArray();
            PlotStyle.line(
                    chart.addSeries(keys.get(i).label(), spectrum.frequencies(), densities),
                    keys.get(i).color());
            lowest = Math.min(lowest, Arrays.stream(densities).min().orElse(lowest));
            highest = Math.max(highest, Arrays.stream(densities).max().orElse(highest));
            if (level > 0) {
                var ends = new double[] {0, end};
                PlotStyle.dashed(
                        chart.addSeries(keys.get(i).label() + " Poisson", ends, new double[] {level, level}),
                        keys.get(i).color());
            }
        }
        var style = chart.getStyler();
        style.setYAxisLogarithmic(true);
        style.setYAxisMin(0.9999 * Math.pow(10, Math.floor(Math.log10(lowest))));
        style.setYAxisMax(Math.pow(10, Math.ceil(Math.log10(highest) + 1e-9)));
        style.setXAxisMin(-1e-6 * end);
        style.setXAxisMax(end);
        graphics.translate(0, PlotStyle.TITLE_HEIGHT);
        chart.paint(graphics, width(), CHART_HEIGHT);
        graphics.translate(0, -PlotStyle.TITLE_HEIGHT);
    }

    /** Off the grid of frequencies: where all values are as far apart, the library puts ticks at values, not at round numbers. */
    private double end() {
        return spectra.stream()
                .map(Spectrum::frequencies)
                .mapToDouble(frequencies -> frequencies[frequencies.length - 1] + frequencies[0] / 3)
                .max()
                .orElse(1);
    }
}

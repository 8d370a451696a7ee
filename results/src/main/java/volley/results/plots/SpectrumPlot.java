package volley.results.plots;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Power spectra of the rates of populations, each beside that of independent Poisson processes of its rate. */
final class SpectrumPlot implements Figure {
    private static final int CHART_HEIGHT = 494;

    private final FigureHeader header;
    private final List<Population> populations;

    /**
     * A line of the plot.
     *
     * @param poissonLevel density of as many independent Poisson processes of the population's rate
     */
    record Population(String name, Spectrum spectrum, double poissonLevel) {
        /** A silent population has no power, which has no logarithm. */
        private double[] densities() {
            double floor = poissonLevel > 0 ? poissonLevel * 1e-4 : 1e-9;
            return Arrays.stream(spectrum.densities())
                    .map(density -> Math.max(floor, density))
                    .toArray();
        }
    }

    /** @param populations at least one */
    SpectrumPlot(String title, String subtitle, List<Population> populations) {
        this.populations = populations;
        var keys = new ArrayList<LegendKey>();
        for (int i = 0; i < populations.size(); i++) {
            keys.add(LegendKey.line(populations.get(i).name, SeriesStyle.of(i)));
        }
        keys.add(LegendKey.dashed("independent Poisson processes", PlotStyle.FAINT_INK));
        header = new FigureHeader(PlotStyle.WIDTH, title, subtitle, keys);
    }

    @Override
    public int width() {
        return PlotStyle.WIDTH;
    }

    @Override
    public int height() {
        return header.height() + CHART_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        header.paint(graphics);
        var chart = PlotStyle.chart(PlotStyle.WIDTH, CHART_HEIGHT, "power of the rate ((spikes/s)\u00b2/Hz)");
        chart.setXAxisTitle("frequency (Hz)");
        double end = end();
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (int i = 0; i < populations.size(); i++) {
            var population = populations.get(i);
            double[] densities = population.densities();
            PlotStyle.line(
                    chart.addSeries("power " + i, population.spectrum.frequencies(), densities), SeriesStyle.of(i));
            lowest = Math.min(lowest, Arrays.stream(densities).min().orElse(lowest));
            highest = Math.max(highest, Arrays.stream(densities).max().orElse(highest));
            double level = population.poissonLevel;
            if (level > 0) {
                PlotStyle.dashed(
                        chart.addSeries("Poisson " + i, new double[] {0, end}, new double[] {level, level}),
                        Palette.light(i));
            }
        }
        var style = chart.getStyler();
        style.setYAxisLogarithmic(true);
        style.setYAxisMin(0.9999 * Math.pow(10, Math.floor(Math.log10(lowest))));
        style.setYAxisMax(Math.pow(10, Math.ceil(Math.log10(highest) + 1e-9)));
        style.setXAxisMin(-1e-6 * end);
        style.setXAxisMax(end);
        graphics.translate(0, header.height());
        chart.paint(graphics, width(), CHART_HEIGHT);
        graphics.translate(0, -header.height());
    }

    /** Off the grid of frequencies: where all values are as far apart, the library puts ticks at values, not at round numbers. */
    private double end() {
        return populations.stream()
                .map(population -> population.spectrum.frequencies())
                .mapToDouble(frequencies -> frequencies[frequencies.length - 1] + frequencies[0] / 3)
                .max()
                .orElse(1);
    }
}

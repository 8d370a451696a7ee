package volley.results.plots;

import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.IntStream;
import volley.models.Recordable;

/** Recorded quantities of a few neurons over time, a panel for each quantity of each multimeter. */
final class TracePlot implements Figure {
    private static final int PANEL_HEIGHT = 280;

    private final FigureHeader header;
    private final double startMs;
    private final double endMs;
    private final List<TraceSample> traces;

    /** @param traces at least one */
    TracePlot(String title, String subtitle, double startMs, double endMs, List<TraceSample> traces) {
        this.startMs = startMs;
        this.endMs = endMs;
        this.traces = traces;
        int most = traces.stream().mapToInt(TraceSample::neurons).max().orElseThrow();
        var keys = IntStream.range(0, most)
                .mapToObj(neuron -> LegendKey.line(label(neuron), SeriesStyle.of(neuron)))
                .toList();
        header = new FigureHeader(PlotStyle.WIDTH, title, subtitle, keys);
    }

    /** Global ids of the neurons that have a colour, one for each multimeter that differs. */
    private String label(int neuron) {
        var ids = traces.stream()
                .filter(trace -> neuron < trace.neurons())
                .map(trace -> "" + trace.globalId(neuron))
                .distinct()
                .toList();
        return "neuron " + String.join(", ", ids);
    }

    @Override
    public int width() {
        return PlotStyle.WIDTH;
    }

    @Override
    public int height() {
        int panels = traces.stream()
                .mapToInt(trace -> trace.trace().recordables().size())
                .sum();
        return header.height() + panels * PANEL_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        header.paint(graphics);
        int top = header.height();
        for (var trace : traces) {
            for (int quantity = 0; quantity < trace.trace().recordables().size(); quantity++) {
                graphics.translate(0, top);
                paint(graphics, trace, quantity);
                graphics.translate(0, -top);
                top += PANEL_HEIGHT;
            }
        }
    }

    private void paint(Graphics2D graphics, TraceSample trace, int quantity) {
        String name = trace.trace().recordables().get(quantity);
        String title = trace.trace().name() + ": " + name + " (" + Recordable.unit(name) + ")";
        var chart = PlotStyle.timeChart(PANEL_HEIGHT, title, startMs, endMs);
        for (int neuron = 0; neuron < trace.neurons(); neuron++) {
            var series = chart.addSeries(
                    "neuron " + neuron, trace.timesMs(quantity, neuron), trace.values(quantity, neuron));
            PlotStyle.line(series, SeriesStyle.of(neuron));
        }
        chart.paint(graphics, PlotStyle.WIDTH, PANEL_HEIGHT);
    }
}

package volley.results.plots;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.style.markers.SeriesMarkers;
import volley.results.RunRecord;

/** Recorded quantities of a few neurons over time, a panel for each quantity of each multimeter. */
final class TracePlot implements Figure {
    static final int PANEL_HEIGHT = 280;

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
        var panels = panels();
        int left = panels.stream().mapToInt(TimeChart::left).max().orElseThrow();
        int top = header.height();
        for (var panel : panels) {
            panel.setLeft(left);
            graphics.translate(0, top);
            panel.paint(graphics, PlotStyle.WIDTH);
            graphics.translate(0, -top);
            top += PANEL_HEIGHT;
        }
    }

    private List<TimeChart> panels() {
        return traces.stream()
                .flatMap(trace -> IntStream.range(0, trace.trace().recordables().size())
                        .mapToObj(quantity -> panel(trace, quantity)))
                .toList();
    }

    /** A multimeter's name, and that of what it records, with its unit. */
    static String title(RunRecord.Trace trace, int quantity) {
        return trace.name() + ": " + trace.recordables().get(quantity) + " ("
                + trace.units().get(quantity) + ")";
    }

    private TimeChart panel(TraceSample trace, int quantity) {
        var chart = new TimeChart(PANEL_HEIGHT, title(trace.trace(), quantity), startMs, endMs);
        double[] timesMs = trace.timesMs();
        boolean isEmpty = true;
        for (int neuron = 0; neuron < trace.neurons(); neuron++) {
            double[] values = trace.values(quantity, neuron);
            int[] known = IntStream.range(0, values.length)
                    .filter(point -> Double.isFinite(values[point]))
                    .toArray();
            if (known.length > 0) {
                var series = chart.series(
                        "neuron " + neuron,
                        Arrays.stream(known)
                                .mapToDouble(point -> timesMs[point])
                                .toArray(),
                        Arrays.stream(known).mapToDouble(point -> values[point]).toArray());
                PlotStyle.line(series, SeriesStyle.of(neuron));
                isEmpty = false;
            }
        }
        if (isEmpty) {
            // A chart without any line is never done.
            chart.series("none", new double[] {startMs}, new double[] {0}).setMarker(SeriesMarkers.NONE);
        }
        chart.aroundValues();
        return chart;
    }
}

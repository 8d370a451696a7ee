package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import volley.results.RunRecord;
import volley.results.spikes.TimeBins;

class TracePlotTest {
    private static final double END_MS = 10;

    private static TraceSample sample(String name, List<String> recordables, int... senders) {
        var sample = new TraceSample(
                new RunRecord.Trace(name, recordables, senders.length, 1), TimeBins.of(0, END_MS, 0.1, 1, 10));
        for (int timeMs = 1; timeMs <= END_MS; timeMs++) {
            sample.record(timeMs, senders, new double[recordables.size() * senders.length]);
        }
        return sample;
    }

    @Test
    void shouldTitlePanelsWithQuantitiesAndTheirUnits() {
        var trace = new RunRecord.Trace("cortex", List.of("V_m", "I_syn_ex", "g_in", "w", "t_ref_remaining"), 1, 1);
        assertEquals(
                List.of(
                        "cortex: V_m (mV)",
                        "cortex: I_syn_ex (pA)",
                        "cortex: g_in (nS)",
                        "cortex: w (pA)",
                        "cortex: t_ref_remaining (ms)"),
                IntStream.range(0, 5)
                        .mapToObj(quantity -> TracePlot.title(trace, quantity))
                        .toList());
    }

    @Test
    void shouldTellWhichNeuronsHaveAColour() throws IOException {
        var cortex = sample("cortex", List.of("V_m", "I_syn_ex"), 7, 12);
        var thalamus = sample("thalamus", List.of("g_ex"), 30);
        var plot = new TracePlot("run", "", 0, END_MS, List.of(cortex, thalamus));
        String svg = new String(FigureFormat.SVG.bytes(plot), StandardCharsets.UTF_8);
        assertTrue(svg.contains(">neuron 7, 30<") && svg.contains(">neuron 12<"), svg);
    }

    /** Of a quantity that is not a number from the start. */
    @Test
    void shouldDrawAPanelWithoutLinesWhereThereAreNoValues() throws IOException {
        var sample = new TraceSample(
                new RunRecord.Trace("vm", List.of("V_m", "I"), 1, 1), TimeBins.of(0, END_MS, 0.1, 1, 10));
        for (double timeMs = 1; timeMs <= END_MS; timeMs++) {
            sample.record(timeMs, new int[] {3}, new double[] {Double.NaN, timeMs});
        }
        var plot = new TracePlot("run", "", 0, END_MS, List.of(sample));
        String svg = new String(FigureFormat.SVG.bytes(plot), StandardCharsets.UTF_8);
        assertTrue(svg.contains(">neuron 3<"), svg);
    }
}

package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    void shouldNameEachQuantityWithItsUnitAndEachNeuron() throws IOException {
        var current = sample("cortex", List.of("V_m", "I_syn_ex"), 7, 12);
        var conductance = sample("thalamus", List.of("g_ex", "t_ref_remaining"), 30);
        var plot = new TracePlot("run", "", 0, END_MS, List.of(current, conductance));
        String svg = new String(FigureFormat.SVG.bytes(plot), StandardCharsets.UTF_8);
        for (String text : List.of(
                "cortex: V_m (mV)",
                "cortex: I_syn_ex (pA)",
                "thalamus: g_ex (nS)",
                "thalamus: t_ref_remaining (ms)",
                "neuron 7, 30",
                "neuron 12",
                "time (ms)")) {
            assertTrue(svg.contains(">" + text + "<"), text);
        }
    }
}

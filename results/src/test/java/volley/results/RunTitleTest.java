package volley.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import volley.results.SampleRuns.Size;

class RunTitleTest {
    @Test
    void shouldNameTheNetworkAndItsParametersWithTheirUnits() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("order", 2500);
        parameters.put("g", 5.0);
        parameters.put("J_mV", 0.1);
        parameters.put("noise_rate_Hz", 15000.0);
        parameters.put("plastic", true);
        var run = SampleRuns.run(parameters, 1, 1, List.of(new Size("all", 10, 0, 5)));
        assertEquals(
                "sample: order 2500, g 5, J 0.1 mV, noise rate 15000 Hz, plastic true",
                RunTitle.of(run).toString());
    }

    @Test
    void shouldTakeTheLastWordOfAKeyForAUnitOnlyIfItIsOne() {
        assertEquals(new ParameterName("in degree", ""), ParameterName.of("in_degree"));
        assertEquals(new ParameterName("w", "pA"), ParameterName.of("w_pA"));
        assertEquals(new ParameterName("ms", ""), ParameterName.of("ms"));
        assertEquals("rate exc (spikes/s)", ParameterName.of("rate_exc_hz").label());
    }
}

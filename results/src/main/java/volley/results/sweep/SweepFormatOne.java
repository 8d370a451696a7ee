package volley.results.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;

/** Turns a {@code sweep.json} of format 1, which knew one network with two populations alone, into format 2. */
final class SweepFormatOne {
    private static final List<String> POPULATIONS = List.of("exc", "inh");
    private static final List<String> SETTINGS = List.of(
            "order",
            "g",
            "eta",
            "epsilon",
            "J_mV",
            "delay_ms",
            "simtime_ms",
            "dt_ms",
            "seed",
            "seeding",
            "transport",
            "processes",
            "threads",
            "ranks");

    private SweepFormatOne() {}

    /** Changes the object. */
    static void upgrade(ObjectNode sweep) {
        sweep.put("format", 2);
        var populations = sweep.putArray("populations");
        POPULATIONS.forEach(populations::add);
        var varied = sweep.putArray("varied");
        for (String key : SETTINGS) {
            var values = new HashSet<JsonNode>();
            sweep.get("points").forEach(point -> values.add(point.path(key)));
            if (values.size() > 1) {
                varied.add(key);
            }
        }
        for (var point : sweep.get("points")) {
            for (String name : POPULATIONS) {
                ((ObjectNode) point).set("theory_rate_" + name + "_hz", point.get("theory_rate_hz"));
            }
            ((ObjectNode) point).remove("theory_rate_hz");
        }
    }
}

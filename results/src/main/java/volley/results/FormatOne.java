package volley.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Turns a {@code run.json} of format 1, which knew one network with two populations alone, into what format 2
 * says of the same run.
 */
final class FormatOne {
    private static final List<String> POPULATIONS = List.of("exc", "inh");
    private static final List<String> SIMULATION = List.of("simtime_ms", "dt_ms", "seed", "seeding");

    private final ObjectNode old;
    private final ObjectNode upgraded;

    private FormatOne(ObjectNode old) {
        this.old = old;
        upgraded = old.deepCopy();
    }

    static ObjectNode upgrade(ObjectNode old) {
        return new FormatOne(old).upgraded();
    }

    private ObjectNode upgraded() {
        upgraded.put("format", 2);
        var parameters = (ObjectNode) upgraded.get("parameters");
        for (String key : SIMULATION) {
            upgraded.set(key, parameters.remove(key));
        }
        var trains = old.path("spike_trains");
        upgraded.put("warmup_ms", trains.path("warmup_ms").asDouble());
        upgraded.put("bin_ms", trains.path("bin_ms").asDouble(1));
        var populations = JsonNodeFactory.instance.arrayNode();
        long firstId = 0;
        for (String name : POPULATIONS) {
            long neurons = of("neurons", name).asLong();
            populations.add(population(name, firstId, neurons));
            firstId += neurons;
        }
        upgraded.set("populations", populations);
        upgraded.put("neurons", total("neurons"));
        upgraded.put("synapses", total("synapses"));
        if (old.path("dry_run").isObject()) {
            var dryRun = (ObjectNode) upgraded.get("dry_run");
            var ranks = old.path("dry_run").path("neurons");
            dryRun.put("neurons", ranks.path("exc").asLong() + ranks.path("inh").asLong());
        }
        return upgraded;
    }

    private ObjectNode population(String name, long firstId, long neurons) {
        var trains = old.path("spike_trains");
        var population = JsonNodeFactory.instance.objectNode();
        population.put("name", name);
        population.putArray("ids").addArray().add(firstId).add(firstId + neurons - 1);
        population.put("neurons", neurons);
        // Runs of before it was written recorded the first 50.
        population.set(
                "recorded",
                old.has("recorded")
                        ? of("recorded", name)
                        : JsonNodeFactory.instance.numberNode(Math.min(50, neurons)));
        population.set("rate_hz", of("rates_hz", name));
        population.set("theory_rate_hz", of("theory_rates_hz", name));
        population.set("rate_after_warmup_hz", trains.path("rates_hz").get(name));
        population.set("cv_isi_mean", trains.path("cv_isi_mean").get(name));
        population.set("pop_fano", trains.path("pop_fano").get(name));
        return population;
    }

    private JsonNode of(String key, String population) {
        return old.path(key).path(population).isMissingNode()
                ? JsonNodeFactory.instance.nullNode()
                : old.path(key).get(population);
    }

    private long total(String key) {
        return POPULATIONS.stream().mapToLong(name -> of(key, name).asLong()).sum();
    }
}

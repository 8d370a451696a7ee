package volley.results.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import volley.results.RunRecord;

/** A point as the tables of a sweep have it; {@code docs/sweeps.md} explains every column. */
final class SweepRow {
    private final SweepPoint point;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private SweepRow(SweepPoint point) {
        this.point = point;
        values.put("point", point.name());
        values.put("status", point.status().text());
        values.put("reason", point.reason());
        values.putAll(point.settings());
    }

    /** Values by column, the same columns in the same order for every point; null where there is none. */
    static Map<String, Object> of(SweepPoint point, List<String> populations) {
        var row = new SweepRow(point);
        row.measure("warmup_ms", RunRecord::warmupMs);
        for (String name : populations) {
            row.measure(name, "rate_" + name + "_hz", RunRecord.Population::rateHertz);
            row.measure(name, "theory_rate_" + name + "_hz", RunRecord.Population::theoryRateHertz);
            row.measure(name, "rate_" + name + "_after_warmup_hz", RunRecord.Population::steadyRateHertz);
            row.measure(name, "cv_isi_mean_" + name, RunRecord.Population::meanCv);
            row.measure(name, "pop_fano_" + name, RunRecord.Population::fanoFactor);
        }
        row.measure("neurons", RunRecord::neurons);
        row.measure("synapses", RunRecord::synapses);
        row.measure("spikes", RunRecord::spikes);
        row.measure("synaptic_events", RunRecord::synapticEvents);
        row.measure("build_s", run -> run.timings().build());
        row.measure("simulate_s", run -> run.timings().simulate());
        row.measure("update_s", run -> run.timings().update());
        row.measure("deliver_s", run -> run.timings().deliver());
        row.measure("exchange_s", run -> run.timings().exchange());
        row.measure("decode_s", run -> run.timings().decode());
        row.measure("wait_s", run -> run.timings().waiting());
        row.measure("real_time_factor", RunRecord::realTimeFactor);
        row.measure("peak_memory_bytes", RunRecord::peakMemoryBytes);
        row.measure("bytes_per_synapse", RunRecord::bytesPerSynapse);
        row.measure("fingerprint", RunRecord::fingerprint);
        row.measure("store", RunRecord::store);
        row.measure("kernel", RunRecord::kernel);
        row.measure("jdk", RunRecord::jdk);
        row.measure("volley", RunRecord::volley);
        return row.values;
    }

    private void measure(String column, Function<RunRecord, Object> value) {
        values.put(column, point.run() == null ? null : value.apply(point.run()));
    }

    private void measure(String population, String column, Function<RunRecord.Population, Object> value) {
        var measured = point.population(population);
        values.put(column, measured == null ? null : value.apply(measured));
    }
}

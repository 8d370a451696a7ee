package volley.launcher.sweep;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import volley.results.RunRecord;

/** A point as the files of a sweep have it: values by the names of their columns, the same for every point. */
final class Row {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Optional<RunRecord> run;

    private Row(Outcome outcome) {
        run = outcome.run();
        var point = outcome.point();
        var parameters = point.parameters();
        values.put("point", point.name());
        values.put("status", outcome.status().text());
        values.put("reason", outcome.reason());
        values.put("order", parameters.order());
        values.put("g", parameters.g());
        values.put("eta", parameters.eta());
        values.put("epsilon", parameters.epsilon());
        values.put("J_mV", parameters.jMillivolts());
        values.put("delay_ms", parameters.delayMs());
        values.put("simtime_ms", parameters.simtimeMs());
        values.put("dt_ms", parameters.dtMs());
        values.put("seed", point.settings().seed());
        values.put("seeding", point.settings().seeding().name().toLowerCase(Locale.ROOT));
        values.put("transport", point.ranks().transportName());
        values.put("processes", point.ranks().processes());
        values.put("threads", point.ranks().threads());
        values.put("ranks", point.ranks().size());
        measure("rate_exc_hz", record -> record.ratesHz().exc());
        measure("rate_inh_hz", record -> record.ratesHz().inh());
        measure("theory_rate_hz", record -> record.theoryRatesHz().exc());
        measure("warmup_ms", record -> record.spikeTrains().warmupMs());
        measure(
                "rate_exc_after_warmup_hz",
                record -> record.spikeTrains().ratesHz().exc());
        measure(
                "rate_inh_after_warmup_hz",
                record -> record.spikeTrains().ratesHz().inh());
        measure("cv_isi_mean_exc", record -> record.spikeTrains().meanCv().exc());
        measure("cv_isi_mean_inh", record -> record.spikeTrains().meanCv().inh());
        measure("pop_fano_exc", record -> record.spikeTrains().fanoFactor().exc());
        measure("pop_fano_inh", record -> record.spikeTrains().fanoFactor().inh());
        measure("spikes", RunRecord::spikes);
        measure("synaptic_events", RunRecord::synapticEvents);
        measure(
                "synapses",
                record -> record.synapses().exc() + record.synapses().inh());
        measure("build_s", record -> record.timings().build());
        measure("simulate_s", record -> record.timings().simulate());
        measure("update_s", record -> record.timings().update());
        measure("deliver_s", record -> record.timings().deliver());
        measure("exchange_s", record -> record.timings().exchange());
        measure("wait_s", record -> record.timings().waiting());
        measure("real_time_factor", RunRecord::realTimeFactor);
        measure("peak_memory_bytes", RunRecord::peakMemoryBytes);
        measure("bytes_per_synapse", RunRecord::bytesPerSynapse);
        measure("fingerprint", RunRecord::fingerprint);
        measure("store", RunRecord::store);
        measure("kernel", RunRecord::kernel);
        measure("jdk", RunRecord::jdk);
        measure("volley", RunRecord::volley);
    }

    private void measure(String column, Function<RunRecord, Object> value) {
        values.put(column, run.map(value).orElse(null));
    }

    /** Values in the order of the columns; null where there is none. */
    static Map<String, Object> of(Outcome outcome) {
        return new Row(outcome).values;
    }
}

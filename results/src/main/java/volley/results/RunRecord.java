package volley.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import volley.models.Recordable;
import volley.partition.IdRange;
import volley.partition.NodeSet;

/**
 * What {@code run.json} says of a run; {@code docs/results.md} explains every key. Scripts rely on the names: a change
 * of meaning raises {@link #FORMAT}.
 *
 * @param format version of this layout
 * @param volley version of the program
 * @param started when the run began, ISO 8601; null in format 1
 * @param host that rank 0 ran on; null in format 1
 * @param command that started it; null in format 1
 * @param network name of the network
 * @param source what a network of a user's own was compiled from; null if Volley knows the network by name
 * @param parameters of the network by key, in its order: numbers, truth values and names
 * @param simtimeMs biological time that was simulated in ms
 * @param dtMs time resolution in ms
 * @param seed of all random numbers
 * @param seeding {@code rank} or {@code neuron}
 * @param dryRun how one rank alone stood for all; null if all ranks ran
 * @param warmupMs end of the warm-up in ms, after which spike trains were measured
 * @param binMs width in ms of the bins of Fano factors
 * @param traces of single neurons that were written; none in files of before there were any
 * @param neurons of the whole network
 * @param synapses between neurons
 * @param spikes of all neurons, recorded or not
 * @param synapticEvents spikes times the synapses that they crossed
 * @param fingerprint of all spikes, 16 hexadecimal digits
 * @param exchange of spikes between ranks
 * @param rankTimes where each rank's time went, in order of rank
 * @param resumedAtMs biological time of the checkpoint that the run went on from, which timings begin at; null if it
 *     began at time 0
 * @param realTimeFactor wall-clock time of the simulation per biological time
 * @param peakMemoryBytes largest resident memory of the process that writes
 * @param kernel how the inner loops ran: {@code loops-512} are plain loops that the JVM vectorizes for 512-bit registers
 * @param store how connections were kept, which depends on the number of ranks too: {@code bitmap}, {@code list16} or
 *     another name of {@code docs/performance.md}, or several of them with a plus between
 */
public record RunRecord(
        int format,
        String volley,
        @JsonInclude(JsonInclude.Include.NON_NULL) String started,
        @JsonInclude(JsonInclude.Include.NON_NULL) String host,
        @JsonInclude(JsonInclude.Include.NON_NULL) String command,
        String network,
        Source source,
        Map<String, Object> parameters,
        @JsonProperty("simtime_ms") double simtimeMs,
        @JsonProperty("dt_ms") double dtMs,
        long seed,
        String seeding,
        int ranks,
        int processes,
        int threads,
        String transport,

        @JsonProperty("dry_run") @JsonInclude(JsonInclude.Include.NON_NULL)
        DryRun dryRun,

        @JsonProperty("warmup_ms") double warmupMs,
        @JsonProperty("bin_ms") double binMs,
        List<Population> populations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Trace> traces,
        long neurons,
        long synapses,
        long spikes,
        @JsonProperty("synaptic_events") long synapticEvents,
        String fingerprint,
        @JsonProperty("timings_s") Timings timings,
        Exchange exchange,
        @JsonProperty("rank_times_s") List<Timings> rankTimes,

        @JsonProperty("resumed_at_ms") @JsonInclude(JsonInclude.Include.NON_NULL)
        Double resumedAtMs,

        @JsonProperty("real_time_factor") double realTimeFactor,
        @JsonProperty("bytes_per_synapse") double bytesPerSynapse,
        @JsonProperty("peak_memory_bytes") long peakMemoryBytes,
        String jdk,
        String kernel,
        String store) {
    public static final int FORMAT = 2;

    public RunRecord {
        traces = traces == null ? List.of() : traces;
    }

    /**
     * What one multimeter has recorded.
     *
     * @param name of the network's choice
     * @param recordables names of the quantities
     * @param neurons that it recorded
     * @param intervalMs time between two records in ms
     */
    @JsonPropertyOrder({"name", "recordables", "units", "neurons", "interval_ms"})
    public record Trace(
            String name,
            List<String> recordables,
            long neurons,
            @JsonProperty("interval_ms") double intervalMs) {

        /** Symbols of the quantities' units, in order. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public List<String> units() {
            return recordables.stream().map(Recordable::unit).toList();
        }
    }

    /**
     * The source of a network of a user's own.
     *
     * @param file its name in the run's folder
     * @param sha256 its digest, hexadecimal
     */
    public record Source(String file, String sha256) {}

    /**
     * What is known of one population. What cannot be told is null.
     *
     * @param name of the network's choice
     * @param ids global ids of its neurons in order: pairs of the first and the last of a range
     * @param neurons how many it has
     * @param recorded the first so many of them had their spikes recorded
     * @param rateHertz mean rate in spikes/s over all its neurons and the whole run
     * @param theoryRateHertz stationary rate that theory predicts
     * @param steadyRateHertz mean rate after the warm-up
     * @param meanCv mean coefficient of variation of the inter-spike intervals of neurons with at least ten spikes,
     *     not all in one step
     * @param fanoFactor variance by mean of the population's spike count in bins of {@code bin_ms}
     */
    public record Population(
            String name,
            List<List<Integer>> ids,
            long neurons,
            long recorded,
            @JsonProperty("rate_hz") double rateHertz,
            @JsonProperty("theory_rate_hz") Double theoryRateHertz,
            @JsonProperty("rate_after_warmup_hz") Double steadyRateHertz,
            @JsonProperty("cv_isi_mean") Double meanCv,
            @JsonProperty("pop_fano") Double fanoFactor) {

        /** Global ids as {@link #ids} has them. */
        public static List<List<Integer>> ids(NodeSet nodes) {
            return nodes.ranges().stream()
                    .map(range -> List.of(range.from(), range.to() - 1))
                    .toList();
        }

        /** Its neurons. */
        @JsonIgnore
        public NodeSet nodes() {
            return new NodeSet(ids.stream()
                    .map(range -> new IdRange(range.getFirst(), range.getLast() + 1))
                    .toList());
        }

        /** How far the rate after the warm-up is off the theory's, in percent; NaN if that cannot be told. */
        @JsonIgnore
        public double deviationPercent() {
            return steadyRateHertz == null || theoryRateHertz == null || theoryRateHertz == 0
                    ? Double.NaN
                    : 100 * (steadyRateHertz / theoryRateHertz - 1);
        }
    }

    /**
     * A dry run, in which only rank 0 of so many ran. Spikes, events, fingerprint and times are that rank's alone, without
     * the exchange; rates are reckoned from it.
     *
     * @param rateHertz at which the other ranks' neurons were taken to spike, at last
     * @param neurons of rank 0
     * @param synapses to them
     */
    public record DryRun(@JsonProperty("rate_hz") double rateHertz, long neurons, long synapses) {}

    /**
     * Exchanges of spikes.
     *
     * @param exchanges number of collectives
     * @param bytes that all ranks sent together
     * @param median time of an exchange in microseconds on the slowest rank, without waiting for slower ones
     * @param percentile99 its 99th percentile
     */
    public record Exchange(
            long exchanges,
            long bytes,
            @JsonProperty("median_us") double median,
            @JsonProperty("p99_us") double percentile99) {}

    /**
     * Wall-clock times in s: building, simulating, and of the latter the phases, averaged over ranks.
     *
     * @param decode null in records of versions that did not measure it
     */
    public record Timings(
            double build,
            double simulate,
            double update,
            double exchange,
            Double decode,
            @JsonProperty("wait") double waiting,
            double deliver) {}
}

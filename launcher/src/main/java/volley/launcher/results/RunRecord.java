package volley.launcher.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import volley.simulation.record.SpikeTrainStatistics;

/**
 * What {@code run.json} says of a run; {@code docs/results.md} explains every key. Scripts rely on the names: a change
 * of meaning raises {@link #FORMAT}.
 *
 * @param format version of this layout
 * @param volley version of the program
 * @param network name of the network
 * @param parameters of the network
 * @param dryRun how one rank alone stood for all; null if all ranks ran
 * @param neurons by population
 * @param recorded the first so many neurons of each population had their spikes recorded
 * @param synapses between neurons, by population of their source
 * @param spikes of all neurons, recorded or not
 * @param synapticEvents spikes times the synapses that they crossed
 * @param ratesHz over all neurons of a population and the whole run
 * @param theoryRatesHz stationary rates that theory predicts
 * @param spikeTrains rate, regularity and synchrony after a warm-up
 * @param fingerprint of all spikes, 16 hexadecimal digits
 * @param exchange of spikes between ranks
 * @param rankTimes where each rank's time went, in order of rank
 * @param resumedAtMs biological time of the checkpoint that the run went on from, which timings begin at; null if it
 *     began at time 0
 * @param realTimeFactor wall-clock time of the simulation per biological time
 * @param peakMemoryBytes largest resident memory of the process that writes
 * @param kernel how the inner loops ran: {@code loops-512} are plain loops that the JVM vectorizes for 512-bit registers
 * @param store how connections were kept: {@code bitmap}, {@code delta8}, {@code list16}, {@code list32}, or several of
 *     them with a plus between
 */
public record RunRecord(
        int format,
        String volley,
        String network,
        Parameters parameters,
        int ranks,
        int processes,
        int threads,
        String transport,

        @JsonProperty("dry_run") @JsonInclude(JsonInclude.Include.NON_NULL)
        DryRun dryRun,

        ByPopulation neurons,
        ByPopulation recorded,
        ByPopulation synapses,
        long spikes,
        @JsonProperty("synaptic_events") long synapticEvents,
        @JsonProperty("rates_hz") Rates ratesHz,
        @JsonProperty("theory_rates_hz") Rates theoryRatesHz,
        @JsonProperty("spike_trains") Trains spikeTrains,
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
    public static final int FORMAT = 1;

    /** Parameters of the Brunel network, units in the names of the keys. */
    public record Parameters(
            int order,
            double g,
            double eta,
            double epsilon,
            @JsonProperty("J_mV") double jMillivolts,
            @JsonProperty("delay_ms") double delayMs,
            @JsonProperty("simtime_ms") double simtimeMs,
            @JsonProperty("dt_ms") double dtMs,
            long seed,
            String seeding) {}

    /**
     * A dry run, in which only rank 0 of so many ran. Spikes, events, fingerprint and times are that rank's alone, without
     * the exchange; rates are reckoned from it.
     *
     * @param rateHertz at which the other ranks' neurons were taken to spike, at last
     * @param neurons of rank 0
     * @param synapses to them
     */
    public record DryRun(@JsonProperty("rate_hz") double rateHertz, ByPopulation neurons, long synapses) {}

    /** A count for each population. */
    public record ByPopulation(long exc, long inh) {}

    /** Spikes per second and neuron. */
    public record Rates(double exc, double inh) {}

    /** A value for each population; null where it cannot be told. */
    public record Values(Double exc, Double inh) {
        private static Values of(double exc, double inh) {
            return new Values(Double.isNaN(exc) ? null : exc, Double.isNaN(inh) ? null : inh);
        }
    }

    /**
     * Statistics of the spike trains of all neurons after a warm-up.
     *
     * @param warmupMs end of the warm-up in ms
     * @param ratesHz mean rates in spikes/s
     * @param meanCv mean coefficient of variation of the inter-spike intervals of neurons with at least ten spikes
     * @param fanoFactor variance by mean of the population's spike count in bins of {@code binMs}
     */
    public record Trains(
            @JsonProperty("warmup_ms") double warmupMs,
            @JsonProperty("rates_hz") Values ratesHz,
            @JsonProperty("cv_isi_mean") Values meanCv,
            @JsonProperty("bin_ms") double binMs,
            @JsonProperty("pop_fano") Values fanoFactor) {
        public static Trains of(SpikeTrainStatistics exc, SpikeTrainStatistics inh) {
            return new Trains(
                    exc.startMs(),
                    Values.of(exc.rateHertz(), inh.rateHertz()),
                    Values.of(exc.meanCv(), inh.meanCv()),
                    exc.binMs(),
                    Values.of(exc.fanoFactor(), inh.fanoFactor()));
        }
    }

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

    /** Wall-clock times in s: building, simulating, and of the latter the phases, averaged over ranks. */
    public record Timings(
            double build,
            double simulate,
            double update,
            double exchange,
            @JsonProperty("wait") double waiting,
            double deliver) {}
}

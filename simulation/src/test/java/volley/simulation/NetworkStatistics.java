package volley.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import volley.partition.IdRange;
import volley.simulation.record.SpikeTrains;

/** The statistics of NEST's files, by the names that they have there, from all spikes of a run. */
final class NetworkStatistics {
    private NetworkStatistics() {}

    /**
     * Those of {@code brunel_delta.json} but for the correlation of pairs, of which four standard errors over so few seeds
     * are up to the whole value; the Fano factor has the correlations of all pairs in it.
     */
    static Map<String, Double> of(BrunelNetwork network, SpikeTrains spikes) {
        var exc = new IdRange(0, network.excitatory());
        var inh = new IdRange(exc.to(), exc.to() + network.inhibitory());
        double endMs = network.simtimeMs();
        var analysed = new PopulationStatistics(spikes, exc, network.warmupMs(), endMs);
        var values = new LinkedHashMap<String, Double>();
        values.put("rate_e_full", new PopulationStatistics(spikes, exc, 0, endMs).meanRate());
        values.put("rate_i_full", new PopulationStatistics(spikes, inh, 0, endMs).meanRate());
        values.put("rate_e", analysed.meanRate());
        values.put("rate_i", new PopulationStatistics(spikes, inh, network.warmupMs(), endMs).meanRate());
        values.put("cv_isi_mean", analysed.meanCv());
        values.put("rate_sd_across_exc", analysed.spreadOfRates());
        values.put("pop_fano_1ms", analysed.fanoFactor());
        return values;
    }

    /**
     * Those of {@code psc_networks.json}, of one population since the end of the warm-up.
     *
     * @param name of the population, the end of each name
     */
    static Map<String, Double> ofPopulation(
            String name, SpikeTrains spikes, IdRange ids, double warmupMs, double simtimeMs) {
        var analysed = new PopulationStatistics(spikes, ids, warmupMs, simtimeMs);
        var values = new LinkedHashMap<String, Double>();
        values.put("rate_" + name, analysed.meanRate());
        values.put("rate_sd_" + name, analysed.spreadOfRates());
        values.put("cv_isi_mean_" + name, analysed.meanCv());
        values.put("pop_fano_1ms_" + name, analysed.fanoFactor());
        return values;
    }
}

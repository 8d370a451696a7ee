package volley.simulation;

import java.util.List;

/**
 * What a whole job has simulated so far, and at what cost.
 *
 * @param spikes spikes of all neurons
 * @param synapticEvents spikes delivered over connections between neurons
 * @param synapses connections between neurons
 * @param synapseBytes memory of the connection tables in bytes
 * @param stores how connections are stored, a word each way in use
 * @param exchanges number of exchanges
 * @param exchangedBytes bytes that all ranks sent
 * @param exchangeMedian median time of an exchange in s, without waiting for slower ranks; the slowest rank's
 * @param exchangePercentile99 its 99th percentile
 * @param ranks where each rank's time went
 */
public record Statistics(
        long spikes,
        long synapticEvents,
        long synapses,
        long synapseBytes,
        String stores,
        long exchanges,
        long exchangedBytes,
        double exchangeMedian,
        double exchangePercentile99,
        List<RankTimes> ranks) {}

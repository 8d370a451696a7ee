package volley.simulation;

import java.util.List;
import java.util.Map;
import volley.partition.RoundRobin;
import volley.simulation.delivery.SpikeDelivery;
import volley.simulation.delivery.SpikeDevice;
import volley.simulation.record.SpikeRecording;
import volley.simulation.record.SpikeTrainMeter;
import volley.simulation.record.TraceLog;

/**
 * What one rank simulates.
 *
 * @param partition which neurons are this rank's
 * @param populations in order of their local indices
 * @param populationIds global ids at which the populations begin, then the number of neurons
 * @param projections from neurons to this rank's neurons
 * @param devices what sends this rank's neurons spikes from outside the network
 * @param recordings by number of the recorder; those of rank 0 record for all
 * @param trainMeters by number of the spike_statistics
 * @param traceLogs by number of the multimeter; of those that keep what they record
 * @param traceStreams by number of the multimeter; of the other ones
 * @param changes what has been set since
 * @param minDelaySteps the interval between two exchanges
 * @param maxDelaySteps the longest delay of any projection, at least 1
 */
record RankNetwork(
        RoundRobin partition,
        List<Population> populations,
        int[] populationIds,
        List<SpikeDelivery> projections,
        List<SpikeDevice> devices,
        Map<Integer, SpikeRecording> recordings,
        Map<Integer, SpikeTrainMeter> trainMeters,
        Map<Integer, TraceLog> traceLogs,
        Map<Integer, TraceStream> traceStreams,
        Changes changes,
        int minDelaySteps,
        int maxDelaySteps) {

    /** Number of this rank's neurons. */
    int neurons() {
        return populations.isEmpty()
                ? 0
                : populations.getLast().from() + populations.getLast().neurons().size();
    }
}

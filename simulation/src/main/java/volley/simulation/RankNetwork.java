package volley.simulation;

import java.util.List;
import java.util.Map;
import volley.partition.RoundRobin;
import volley.simulation.delivery.Projection;
import volley.simulation.delivery.SpikeInput;
import volley.simulation.record.SpikeRecording;
import volley.simulation.record.SpikeTrainMeter;
import volley.simulation.record.VoltageLog;

/**
 * What one rank simulates.
 *
 * @param partition which neurons are this rank's
 * @param populations in order of their local indices
 * @param projections from neurons to this rank's neurons
 * @param devices what gives this rank's neurons input from outside the network
 * @param recordings by number of the recorder; those of rank 0 record for all
 * @param trainMeters by number of the spike_statistics
 * @param voltageLogs by number of the voltmeter
 */
record RankNetwork(
        RoundRobin partition,
        List<Population> populations,
        List<Projection> projections,
        List<SpikeInput> devices,
        Map<Integer, SpikeRecording> recordings,
        Map<Integer, SpikeTrainMeter> trainMeters,
        Map<Integer, VoltageLog> voltageLogs) {

    /** Number of this rank's neurons. */
    int neurons() {
        return populations.isEmpty()
                ? 0
                : populations.getLast().from() + populations.getLast().neurons().size();
    }

    /** The interval between two exchanges: the shortest delay of any projection; the shortest step if there is none. */
    int minDelaySteps() {
        return projections.stream().mapToInt(Projection::delaySteps).min().orElse(1);
    }

    int maxDelaySteps() {
        return projections.stream().mapToInt(Projection::delaySteps).max().orElse(1);
    }
}

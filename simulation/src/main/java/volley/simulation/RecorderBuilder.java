package volley.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import volley.models.Multimeter;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.partition.IdRange;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.simulation.record.SpikeRecording;
import volley.simulation.record.SpikeSink;
import volley.simulation.record.SpikeTrainMeter;
import volley.simulation.record.TraceLog;

/** Collects what one rank records, by number of the recorder. */
final class RecorderBuilder {
    /** Width of the bins in which a population's spikes are counted for its Fano factor. */
    private static final double BIN_MS = 1;

    private final TimeGrid grid;
    private final RoundRobin partition;
    private final Map<Integer, SpikeRecording> recordings = new TreeMap<>();
    private final Map<Integer, SpikeTrainMeter> trainMeters = new TreeMap<>();
    private final Map<Integer, TraceLog> traceLogs = new TreeMap<>();

    RecorderBuilder(TimeGrid grid, RoundRobin partition) {
        this.grid = grid;
        this.partition = partition;
    }

    void recordSpikes(int device, SpikeRecorder recorder, NodeSet neurons) {
        var activity = recorder.activity(grid.resolutionMs());
        recordings.computeIfAbsent(device, key -> new SpikeRecording(activity)).record(neurons);
    }

    /** @return whether anything is connected to the recorder */
    boolean streamSpikes(int device, SpikeSink sink) {
        var recording = recordings.get(device);
        if (recording != null) {
            recording.to(sink);
        }
        return recording != null;
    }

    /** @param neurons local indices of those to measure */
    void measureSpikes(int device, SpikeStatistics statistics, List<IdRange> neurons) {
        int startSteps = grid.steps("start", statistics.startMs());
        var meter = trainMeters.computeIfAbsent(device, key -> new SpikeTrainMeter(startSteps, grid.stepsNear(BIN_MS)));
        for (var range : neurons) {
            meter.measure(range.from(), range.to());
        }
    }

    /** @param populations all there are */
    void recordTraces(int device, Multimeter multimeter, NodeSet neurons, List<PopulationPart> populations) {
        var sampling = multimeter.sampling(grid.resolutionMs());
        ProjectionBuilder.reached(neurons, populations).forEach(part -> multimeter.requireRecordable(part.model()));
        var log = traceLogs.computeIfAbsent(device, key -> new TraceLog(sampling, multimeter.recordFrom()));
        var local = new LocalNodes(neurons, partition);
        for (int place = 0; place < local.size(); place++) {
            int localIndex = local.localIndex(place);
            var part = populations.stream()
                    .filter(population -> population.localIndices().contains(localIndex))
                    .findFirst()
                    .orElseThrow();
            log.record(part.neurons(), localIndex - part.localIndices().from(), local.globalId(place));
        }
    }

    /** Bytes of all that is recorded up to a step, and on rank 0 gathered. */
    double traceBytes(long lastStep) {
        return traceLogs.values().stream()
                .mapToDouble(log -> log.expectedBytes(lastStep))
                .sum();
    }

    Map<Integer, SpikeRecording> recordings() {
        return recordings;
    }

    Map<Integer, SpikeTrainMeter> trainMeters() {
        return trainMeters;
    }

    Map<Integer, TraceLog> traceLogs() {
        return traceLogs;
    }
}

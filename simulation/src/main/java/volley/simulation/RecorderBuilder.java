package volley.simulation;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import volley.models.DeviceModel;
import volley.models.Multimeter;
import volley.models.Recorder;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.partition.IdRange;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.simulation.record.SpikeRecording;
import volley.simulation.record.SpikeSink;
import volley.simulation.record.SpikeTrainMeter;
import volley.simulation.record.TraceLog;
import volley.simulation.record.TraceSink;

/** Collects what one rank records, by number of the recorder. */
final class RecorderBuilder {
    /** Width of the bins in which a population's spikes are counted for its Fano factor. */
    private static final double BIN_MS = 1;

    private final TimeGrid grid;
    private final RoundRobin partition;
    private final boolean counts;
    private final Map<Integer, String> names = new TreeMap<>();
    private final Map<Integer, SpikeRecording> recordings = new TreeMap<>();
    private final Map<Integer, SpikeTrainMeter> trainMeters = new TreeMap<>();
    private final Map<Integer, TraceLog> traceLogs = new TreeMap<>();
    private final Map<Integer, BitSet> tracedIds = new TreeMap<>();
    private final Map<Integer, Optional<TraceSink>> traceSinks = new TreeMap<>();

    /** @param counts whether neurons are only counted, and have no state to record */
    RecorderBuilder(TimeGrid grid, RoundRobin partition, boolean counts) {
        this.grid = grid;
        this.partition = partition;
        this.counts = counts;
    }

    void recordSpikes(int device, SpikeRecorder recorder, NodeSet neurons) {
        names.put(device, recorder.name());
        var activity = recorder.activity(grid.resolutionMs());
        recordings.computeIfAbsent(device, key -> new SpikeRecording(activity)).record(neurons);
    }

    /**
     * Prepares to let a recorder record at other times.
     *
     * @param recorder with the parameters that it is to have
     * @param isBuilt whether the first step may be over
     * @return what does so, and cannot fail
     */
    Runnable change(int device, Recorder recorder, boolean isBuilt) {
        if (recorder instanceof SpikeRecorder spikes) {
            var activity = spikes.activity(grid.resolutionMs());
            return () -> Optional.ofNullable(recordings.get(device)).ifPresent(record -> record.during(activity));
        }
        if (recorder instanceof Multimeter multimeter && !isBuilt) {
            var sampling = multimeter.sampling(grid.resolutionMs());
            return () -> Optional.ofNullable(traceLogs.get(device)).ifPresent(log -> log.at(sampling));
        }
        throw new UserException(
                "parameters of a " + recorder.name() + " that records already: expected them where it is created");
    }

    /** Forgets what a recorder keeps; a spike_statistics, and what streams, keep nothing that could be forgotten. */
    void clear(int device, DeviceModel recorder) {
        var recording = recordings.get(device);
        var log = traceLogs.get(device);
        boolean isStream = traceSinks.containsKey(device) || recording != null && !recording.isKept();
        if (isStream || !(recorder instanceof SpikeRecorder || recorder instanceof Multimeter)) {
            throw new UserException(
                    "clearing a " + recorder.name() + ": expected a recorder that keeps what it records");
        }
        if (recording != null) {
            recording.forget();
        }
        if (log != null) {
            log.forget();
        }
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
        names.put(device, multimeter.name());
        var log = traceLogs.computeIfAbsent(device, key -> new TraceLog(sampling, multimeter.recordFrom()));
        var ids = tracedIds.computeIfAbsent(device, key -> new BitSet());
        neurons.ranges().forEach(range -> ids.set(range.from(), range.to()));
        log.ofAllRanks(ids.cardinality());
        if (counts) {
            return;
        }
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

    /** @return whether anything is connected to the multimeter */
    boolean streamTraces(int device, TraceSink sink) {
        boolean connected = traceLogs.containsKey(device);
        if (connected) {
            traceSinks.put(device, Optional.ofNullable(sink));
        }
        return connected;
    }

    /** Number of neurons, of all ranks, that are connected to a multimeter. */
    int traced(int device) {
        return tracedIds.get(device).cardinality();
    }

    /** Bytes of all traces that are kept up to a step, or wait for being sent once an interval. */
    double traceBytes(long lastStep, int intervalSteps) {
        double kept = traceLogs().entrySet().stream()
                .mapToDouble(log -> localTraced(log.getKey()) * log.getValue().bytesOfNeuron(lastStep))
                .sum();
        double waiting = traceStreams().values().stream()
                .mapToDouble(stream -> stream.mostBytes(intervalSteps))
                .sum();
        return kept + waiting;
    }

    /** Number of this rank's neurons that are connected to a multimeter. */
    private long localTraced(int device) {
        return tracedIds.get(device).stream().filter(partition::owns).count();
    }

    /** Names of the recorders of spikes and traces that neurons are connected to, by their numbers. */
    Map<Integer, String> names() {
        return names;
    }

    Map<Integer, SpikeRecording> recordings() {
        return recordings;
    }

    Map<Integer, SpikeTrainMeter> trainMeters() {
        return trainMeters;
    }

    /** Those that keep what they record. */
    Map<Integer, TraceLog> traceLogs() {
        var kept = new TreeMap<>(traceLogs);
        kept.keySet().removeAll(traceSinks.keySet());
        return kept;
    }

    /** Those that send what they record to a sink. */
    Map<Integer, TraceStream> traceStreams() {
        var streams = new TreeMap<Integer, TraceStream>();
        traceSinks.forEach((device, sink) -> {
            int[] senders = tracedIds.get(device).stream().toArray();
            streams.put(device, new TraceStream(traceLogs.get(device), senders, sink.orElse(null)));
        });
        return streams;
    }
}

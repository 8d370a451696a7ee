package volley.simulation;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import volley.exchange.Communicator;
import volley.exchange.ExchangeStatistics;
import volley.exchange.SpikeExchange;
import volley.exchange.SpikePacket;
import volley.partition.IdRange;
import volley.simulation.checkpoint.StateReader;
import volley.simulation.checkpoint.StateWriter;
import volley.simulation.delivery.SpikeDelivery;
import volley.simulation.delivery.SpikeDevice;
import volley.simulation.delivery.SpikeHistory;
import volley.simulation.record.SpikeRecording;
import volley.simulation.record.SpikeTrainMeter;
import volley.simulation.record.TraceLog;

/**
 * The time loop of one rank. Within an interval of the shortest delay no rank's spike can reach a neuron, so every rank
 * integrates the interval by itself; then all exchange their spikes. A step's input is counted in the step itself, from
 * the history of spikes, in a fixed order: projections, then devices, each as they were connected.
 */
final class TimeLoop {
    private final RankNetwork network;
    private final int minDelaySteps;
    private final SpikeExchange exchange;
    private final SpikePacket packet;
    private final SpikeHistory history;
    private final SpikeDelivery[] projections;
    private final SpikeDevice[] devices;
    private final Population[] populations;
    private final SpikeRecording[] recordings;
    private final SpikeTrainMeter[] trainMeters;
    private final TraceLog[] keptLogs;
    private final TraceStream[] traceStreams;
    private final TraceLog[] traceLogs;
    private final Communicator communicator;
    private int[] spiking;
    private final int[] spikeCounts;

    private long step;
    private long spikes;
    private long events;
    private long fingerprint;
    private long lapStart;
    private long deliverNanos;
    private long updateNanos;

    TimeLoop(RankNetwork network, Communicator communicator) {
        this.network = network;
        this.communicator = communicator;
        minDelaySteps = network.minDelaySteps();
        int historySteps = Math.max(network.maxDelaySteps(), minDelaySteps);
        history = communicator.share(() -> new SpikeHistory(historySteps, network.populationIds()));
        exchange = new SpikeExchange(communicator, minDelaySteps, history);
        packet = exchange.outgoing();
        projections = network.projections().toArray(SpikeDelivery[]::new);
        devices = network.devices().toArray(SpikeDevice[]::new);
        populations = network.populations().toArray(Population[]::new);
        recordings = network.recordings().values().stream()
                .filter(recording -> isFirst())
                .toArray(SpikeRecording[]::new);
        for (SpikeDelivery projection : projections) {
            projection.announce(history);
        }
        trainMeters = network.trainMeters().values().toArray(SpikeTrainMeter[]::new);
        keptLogs = network.traceLogs().values().toArray(TraceLog[]::new);
        traceStreams = network.traceStreams().values().toArray(TraceStream[]::new);
        traceLogs = Stream.concat(
                        Arrays.stream(keptLogs), Arrays.stream(traceStreams).map(TraceStream::log))
                .toArray(TraceLog[]::new);
        for (TraceLog log : traceLogs) {
            log.begin();
        }
        spiking = new int[network.neurons()];
        spikeCounts = new int[network.neurons()];
    }

    /** Advances the network to the end of step {@code last}; observer is told the step after every interval. */
    void run(long last, StepObserver observer) {
        exchange.startTiming();
        lap();
        while (step < last) {
            long intervalStart = step;
            long intervalEnd = Math.min(step + minDelaySteps, last);
            while (step < intervalEnd) {
                step++;
                deliver();
                update();
                packet.endLag();
            }
            exchange.exchange();
            lap();
            record(intervalStart + 1);
            for (TraceStream stream : traceStreams) {
                stream.sendIfDue(communicator);
            }
            observer.reached(step);
            lap();
        }
        sendTraces();
    }

    /** Nanoseconds since the last call: the clock is read once a phase, since that takes as long as small phases do. */
    private long lap() {
        long before = lapStart;
        lapStart = System.nanoTime();
        return lapStart - before;
    }

    private void sendTraces() {
        for (TraceStream stream : traceStreams) {
            stream.send(communicator);
        }
    }

    private void deliver() {
        for (SpikeDelivery projection : projections) {
            events += projection.deliver(step, history);
        }
        deliverNanos += lap();
    }

    private void update() {
        for (SpikeDevice device : devices) {
            device.count(step);
        }
        for (int i = 0; i < populations.length; i++) {
            int mostSpikes = populations[i].takeInputs();
            if (spiking.length < mostSpikes) {
                spiking = new int[mostSpikes + mostSpikes / 2];
            }
            int count = populations[i].advance(step, spiking);
            packet.population(i);
            emit(populations[i].from(), count);
        }
        for (TraceLog log : traceLogs) {
            log.take(step);
        }
        updateNanos += lap();
    }

    private void emit(int from, int count) {
        for (int i = 0; i < count; i++) {
            int localIndex = from + spiking[i];
            int globalId = network.partition().globalId(localIndex);
            packet.add(localIndex);
            spikeCounts[localIndex]++;
            fingerprint += Fingerprint.of(step, globalId);
            for (SpikeTrainMeter meter : trainMeters) {
                meter.take(step, localIndex);
            }
        }
        spikes += count;
    }

    /** Only rank 0 has anything to do here. */
    private void record(long stamp) {
        for (SpikeRecording recording : recordings) {
            recording.take(stamp, history.spikes(stamp).interval());
        }
        updateNanos += lap();
    }

    /** Collective: saves what the network goes on from, between two intervals. */
    void save(StateWriter state) throws IOException {
        sendTraces();
        var partition = network.partition();
        network.changes().save(state);
        state.common("step", step);
        state.shares("fingerprint", fingerprint);
        state.shares("spikes", spikes);
        var counts = Arrays.stream(spikeCounts).asLongStream().toArray();
        state.ofNeurons("spike counts", partition.globalIds(new IdRange(0, network.neurons())), counts);
        state.common("history", history.save());
        for (int i = 0; i < populations.length; i++) {
            var ids = partition.globalIds(populations[i].localIndices());
            ParameterState.save("population " + i, populations[i].neurons(), ids, state);
            state.ofNeurons("population " + i, ids, populations[i].neurons().save());
        }
        state.shares("events", events);
        for (int i = 0; i < recordings.length; i++) {
            state.common("recording " + i, recordings[i].sink().save());
        }
        for (int i = 0; i < trainMeters.length; i++) {
            trainMeters[i].save("meter " + i, partition, state);
        }
        for (int i = 0; i < keptLogs.length; i++) {
            keptLogs[i].save("traces " + i, state);
        }
        for (int i = 0; i < traceStreams.length; i++) {
            state.common("trace stream " + i, isFirst() ? traceStreams[i].sink().save() : new long[0]);
        }
    }

    /** Goes on from what has been saved. */
    void load(StateReader state) throws IOException {
        var partition = network.partition();
        network.changes().load(state);
        step = state.common("step")[0];
        fingerprint = state.shares("fingerprint")[0];
        spikes = state.shares("spikes")[0];
        var counts = state.ofNeurons("spike counts", partition.globalIds(new IdRange(0, network.neurons())));
        Arrays.setAll(spikeCounts, neuron -> (int) counts[neuron]);
        var spikesBefore = state.common("history");
        communicator.share(() -> {
            history.load(step, spikesBefore);
            return history;
        });
        for (int i = 0; i < populations.length; i++) {
            var ids = partition.globalIds(populations[i].localIndices());
            ParameterState.load("population " + i, populations[i].neurons(), ids, state);
            populations[i].neurons().load(state.doublesOfNeurons("population " + i, ids));
        }
        events = state.shares("events")[0];
        for (SpikeDelivery projection : projections) {
            projection.resume(step, history);
        }
        for (int i = 0; i < recordings.length; i++) {
            recordings[i].sink().resume(state.common("recording " + i));
        }
        for (int i = 0; i < trainMeters.length; i++) {
            trainMeters[i].load("meter " + i, partition, state);
        }
        for (int i = 0; i < keptLogs.length; i++) {
            keptLogs[i].load("traces " + i, state);
        }
        for (int i = 0; i < traceStreams.length && isFirst(); i++) {
            traceStreams[i].sink().resume(state.common("trace stream " + i));
        }
    }

    private boolean isFirst() {
        return network.partition().rank() == 0;
    }

    /** The last step that has ended. */
    long step() {
        return step;
    }

    /** Number of spikes of this rank's neurons. */
    long spikes() {
        return spikes;
    }

    /** Number of synaptic events at this rank's neurons. */
    long events() {
        return events;
    }

    /** This rank's share of the fingerprint. */
    long fingerprint() {
        return fingerprint;
    }

    /** Number of spikes of the neuron with a local index. */
    int spikeCount(int localIndex) {
        return spikeCounts[localIndex];
    }

    long deliverNanos() {
        return deliverNanos;
    }

    long updateNanos() {
        return updateNanos;
    }

    ExchangeStatistics exchangeStatistics() {
        return exchange.statistics();
    }

    RankNetwork network() {
        return network;
    }
}

package volley.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import volley.exchange.Communicator;
import volley.exchange.ExchangeStatistics;
import volley.exchange.Reduction;
import volley.partition.UserException;
import volley.simulation.delivery.SpikeDelivery;
import volley.simulation.record.SpikeMemory;
import volley.simulation.record.SpikeTrainStatistics;
import volley.simulation.record.SpikeTrains;
import volley.simulation.record.TraceLog;
import volley.simulation.record.Traces;
import volley.simulation.record.VoltageTraces;

/**
 * What a simulator has simulated so far, over all its calls of simulate. Every query is collective: all ranks ask the
 * same questions in the same order, or are told that they do not.
 */
public final class SimulationResult {
    private static final String MEMBRANE_POTENTIAL = "V_m";
    /** Coefficients of variation are added up as multiples of its inverse, so that their order does not matter. */
    private static final double FIXED_POINT = 1 << 30;

    private final Simulator simulator;
    private final TimeGrid grid;
    private final Communicator communicator;
    private final TimeLoop loop;
    private final long buildNanos;
    private final long simulateNanos;

    SimulationResult(
            Simulator simulator,
            TimeGrid grid,
            Communicator communicator,
            TimeLoop loop,
            long buildNanos,
            long simulateNanos) {
        this.simulator = simulator;
        this.grid = grid;
        this.communicator = communicator;
        this.loop = loop;
        this.buildNanos = buildNanos;
        this.simulateNanos = simulateNanos;
    }

    /** Biological time so far, in ms. */
    public double timeMs() {
        return grid.timeMs(loop.step());
    }

    /**
     * Mean rate in spikes/s of these neurons, recorded or not; 0 if no time has passed.
     *
     * @throws UserException if they are no neurons of the simulator
     */
    public double rate(NodeView neurons) {
        simulator.requireOwn("neurons", neurons);
        var asked = neurons.neurons("rate of");
        CommonCall.require(communicator, "rate of " + asked);
        long spikes = 0;
        for (var range : asked.localRanges(loop.network().partition())) {
            for (int localIndex = range.from(); localIndex < range.to(); localIndex++) {
                spikes += loop.spikeCount(localIndex);
            }
        }
        return loop.step() == 0 ? 0 : sum(spikes) * 1000.0 / timeMs() / neurons.size();
    }

    /**
     * Number of spikes of each of these neurons, recorded or not, in the order of the nodes: on every rank those of all.
     *
     * @throws UserException if they are no neurons of the simulator
     */
    public long[] spikeCounts(NodeView nodes) {
        simulator.requireOwn("nodes", nodes);
        var neurons = nodes.neurons("spike counts of");
        CommonCall.require(communicator, "spike counts of " + neurons);
        var partition = loop.network().partition();
        var counts = new long[neurons.size()];
        for (int index = 0; index < counts.length; index++) {
            int globalId = neurons.globalId(index);
            if (partition.owns(globalId)) {
                counts[index] = loop.spikeCount(partition.localIndexFrom(globalId));
            }
        }
        communicator.allReduce(counts, Reduction.SUM);
        return counts;
    }

    /** Number of spikes of this rank's neurons, recorded or not. */
    long ownSpikes() {
        return loop.spikes();
    }

    /** 64 bits that stand for all spikes of the whole network: two sets of spikes share them with a chance of 2^-64. */
    public long fingerprint() {
        CommonCall.require(communicator, "fingerprint");
        return sum(loop.fingerprint());
    }

    /**
     * Number of spikes that a spike recorder keeps, or of records that a multimeter does, one for each neuron and time: on
     * every rank those of all.
     *
     * @throws UserException if the node is neither, or streams, or nothing is connected to it
     */
    public long events(NodeView recorder) {
        simulator.requireOwn("recorder", recorder);
        if (loop.network().recordings().containsKey(recorder.deviceNumber())) {
            CommonCall.require(communicator, "events of device " + recorder.deviceNumber());
            // Rank 0 records for all.
            return sum(memory(recorder).size());
        }
        var log = traceLog("events", recorder);
        return sum((long) log.records() * log.senders().length);
    }

    /**
     * All that a spike recorder has recorded: on rank 0; nothing elsewhere.
     *
     * @throws UserException if the node is no spike recorder of the simulator that anything is connected to, or streams
     */
    public SpikeTrains spikes(NodeView recorder) {
        simulator.requireOwn("recorder", recorder);
        return memory(recorder).trains(grid::timeMs);
    }

    private SpikeMemory memory(NodeView recorder) {
        var recording = loop.network().recordings().get(recorder.deviceNumber());
        if (recording == null) {
            throw notRecording("spikes", recorder);
        }
        if (!(recording.sink() instanceof SpikeMemory memory)) {
            throw new UserException("spikes of a spike_recorder that streams them: expected one that keeps them");
        }
        return memory;
    }

    private static UserException notRecording(String what, NodeView recorder) {
        return new UserException(what + " of a " + recorder.name() + ": expected a recorder of " + what
                + " that neurons are connected to");
    }

    /**
     * What a spike_statistics device has measured, the same to the bit on any number of ranks that simulate the same
     * spikes.
     *
     * @throws UserException if the node is none of the simulator that anything is connected to
     */
    public SpikeTrainStatistics spikeStatistics(NodeView device) {
        simulator.requireOwn("device", device);
        var meter = loop.network().trainMeters().get(device.deviceNumber());
        if (meter == null) {
            throw notRecording("spike statistics", device);
        }
        CommonCall.require(communicator, "spike statistics of device " + device.deviceNumber());
        long steps = Math.max(0, loop.step() - meter.startStep());
        var counts = meter.counts((int) (steps / meter.binSteps()));
        communicator.allReduce(counts, Reduction.SUM);
        var cvs = meter.cvs();
        var sums = new long[] {
            meter.neurons(),
            meter.spikes(),
            cvs.length,
            Arrays.stream(cvs).mapToLong(cv -> Math.round(cv * FIXED_POINT)).sum()
        };
        communicator.allReduce(sums, Reduction.SUM);
        return new SpikeTrainStatistics(
                grid.timeMs(meter.startStep()),
                sums[1] * 1000.0 / sums[0] / grid.timeMs(steps),
                sums[3] / FIXED_POINT / sums[2],
                grid.timeMs(meter.binSteps()),
                SpikeTrainStatistics.fanoFactor(counts));
    }

    /**
     * The membrane potentials that a voltmeter, or a multimeter of V_m, has recorded: on rank 0; nothing elsewhere.
     *
     * @throws UserException if the node is no multimeter of V_m of the simulator that anything is connected to
     */
    public VoltageTraces voltages(NodeView voltmeter) {
        var log = traceLog("voltages", voltmeter);
        if (!log.names().contains(MEMBRANE_POTENTIAL)) {
            throw notRecording("voltages", voltmeter);
        }
        var traces = new TraceGathering(grid, communicator).gather(log);
        return new VoltageTraces(
                traces.senders(), traces.timesMs(), traces.values().get(MEMBRANE_POTENTIAL));
    }

    /**
     * All that a multimeter has recorded: on rank 0; nothing elsewhere.
     *
     * @throws UserException if the node is no multimeter of the simulator that anything is connected to
     */
    public Traces traces(NodeView multimeter) {
        return new TraceGathering(grid, communicator).gather(traceLog("traces", multimeter));
    }

    private TraceLog traceLog(String what, NodeView multimeter) {
        simulator.requireOwn("multimeter", multimeter);
        if (loop.network().traceStreams().containsKey(multimeter.deviceNumber())) {
            throw new UserException(
                    what + " of a " + multimeter.name() + " that streams them: expected one that keeps them");
        }
        var log = loop.network().traceLogs().get(multimeter.deviceNumber());
        if (log == null) {
            throw notRecording(what, multimeter);
        }
        CommonCall.require(communicator, what + " of device " + multimeter.deviceNumber());
        return log;
    }

    /** What the job has simulated so far, and at what cost. */
    public Statistics statistics() {
        CommonCall.require(communicator, "statistics");
        var network = loop.network();
        var exchange = loop.exchangeStatistics();
        var totals = new long[] {
            loop.spikes(),
            loop.events(),
            network.projections().stream().mapToLong(SpikeDelivery::size).sum(),
            network.projections().stream().mapToLong(SpikeDelivery::bytes).sum(),
            exchange.bytesSent(),
        };
        communicator.allReduce(totals, Reduction.SUM);
        var slowest = new long[] {exchange.medianNanos(), exchange.percentile99Nanos()};
        communicator.allReduce(slowest, Reduction.MAX);
        var stores = network.projections().stream()
                .map(SpikeDelivery::store)
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
        return new Statistics(
                totals[0],
                totals[1],
                totals[2],
                totals[3],
                stores,
                exchange.exchanges(),
                totals[4],
                slowest[0] / 1e9,
                slowest[1] / 1e9,
                rankTimes(exchange));
    }

    private List<RankTimes> rankTimes(ExchangeStatistics exchange) {
        var mine = new long[] {
            buildNanos,
            simulateNanos,
            loop.updateNanos(),
            loop.deliverNanos(),
            exchange.transferNanos(),
            exchange.decodeNanos(),
            exchange.waitNanos(),
        };
        var all = new long[mine.length * communicator.size()];
        System.arraycopy(mine, 0, all, mine.length * communicator.rank(), mine.length);
        communicator.allReduce(all, Reduction.SUM);
        var seconds = Arrays.stream(all).mapToDouble(nanos -> nanos / 1e9).toArray();
        return IntStream.range(0, communicator.size())
                .map(rank -> rank * mine.length)
                .mapToObj(i -> new RankTimes(
                        seconds[i],
                        seconds[i + 1],
                        seconds[i + 2],
                        seconds[i + 3],
                        seconds[i + 4],
                        seconds[i + 5],
                        seconds[i + 6]))
                .toList();
    }

    private long sum(long value) {
        var values = new long[] {value};
        communicator.allReduce(values, Reduction.SUM);
        return values[0];
    }
}

package volley.simulation;

import java.util.Optional;
import java.util.function.Supplier;
import javax.measure.Quantity;
import javax.measure.quantity.Time;
import volley.exchange.Communicator;
import volley.exchange.Reduction;
import volley.models.CurrentSource;
import volley.models.DeviceModel;
import volley.models.Multimeter;
import volley.models.NeuronModel;
import volley.models.Parameterized;
import volley.models.Recorder;
import volley.models.SpikeRecorder;
import volley.models.SpikeSource;
import volley.models.SpikeStatistics;
import volley.models.Units;
import volley.partition.NodeSet;
import volley.partition.NumberText;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.connect.AllToAll;
import volley.partition.connect.ConnectionRule;
import volley.simulation.checkpoint.Checkpoint;
import volley.simulation.record.SpikeSink;
import volley.simulation.record.TraceSink;

/**
 * Builds a network and simulates it. A program that uses it runs the same on every rank of a job: each rank makes its
 * own simulator, creates and connects the same nodes in the same order, and holds its own share of the neurons.
 *
 * <p>Methods throw {@link UserException} at the call that is wrong.
 */
public final class Simulator {
    private final TimeGrid grid;
    private final Communicator communicator;
    private final NetworkBuilder builder;
    private final NetworkRun run;
    private long connections;
    private long buildNanos;

    /** A simulator on the rank that runs the caller, with the settings that the program was started with. */
    public Simulator(Quantity<Time> resolution) {
        this(resolution, CurrentRank.communicator(), CurrentRank.settings());
    }

    /**
     * @param resolution the time step dt
     * @param communicator the ranks of the job, of which this is one
     */
    public Simulator(Quantity<Time> resolution, Communicator communicator, Settings settings) {
        this(
                TimeGrid.of(resolution),
                communicator,
                settings,
                MemoryBudget.ofHeap(communicator.ranksSharingHeap()),
                false);
    }

    private Simulator(
            TimeGrid grid, Communicator communicator, Settings settings, MemoryBudget memory, boolean counts) {
        this.grid = grid;
        this.communicator = communicator;
        var partition = new RoundRobin(communicator.rank(), communicator.size());
        builder = new NetworkBuilder(grid, partition, memory, settings, counts);
        run = new NetworkRun(grid, communicator, builder);
    }

    /** A simulator that only counts what is created and connected. */
    static Simulator counting(TimeGrid grid, int ranks, Settings settings, MemoryBudget memory) {
        return new Simulator(grid, new PlannedRank(ranks), settings, memory, true);
    }

    NetworkBuilder builder() {
        return builder;
    }

    /** Connections between neurons that have been made so far, on all ranks. */
    long connections() {
        return connections;
    }

    /** Brings what has been gathered on rank 0 to all processes. */
    ProcessCopies copies() {
        return new ProcessCopies(communicator);
    }

    /** The rank that the caller runs on, 0 ... ranks-1; what has been recorded is gathered on rank 0. */
    public int rank() {
        return communicator.rank();
    }

    /** Number of ranks of the job. */
    public int ranks() {
        return communicator.size();
    }

    /** The time step dt in ms. */
    public double resolutionMs() {
        return grid.resolutionMs();
    }

    /** Creates a population of neurons, whose global ids follow those of the populations before. */
    public NodeView create(NeuronModel model, int count) {
        return population(model, count).get();
    }

    /** What creates a population, and cannot fail. */
    Supplier<NodeView> population(NeuronModel model, int count) {
        requireNotSimulated("create");
        Given.require("model", model, "one such as IafPscExp.defaults()");
        var population = builder.population(model, count);
        return () -> NodeView.ofNeurons(this, population.get());
    }

    /** Creates a device: a generator or a recorder. */
    public NodeView create(DeviceModel model) {
        requireNotSimulated("create");
        Given.require("model", model, "one such as new SpikeRecorder()");
        return NodeView.ofDevice(this, model, builder.addDevice(model));
    }

    /**
     * Neurons in an order of their own.
     *
     * @throws UserException if there is no neuron of one of the global ids
     */
    public NodeView neurons(NodeSet globalIds) {
        Given.require("global ids", globalIds, "those of neurons that there are");
        for (var range : globalIds.ranges()) {
            if (range.to() > builder.neurons()) {
                throw new UserException(
                        "neuron " + (range.to() - 1) + " of " + builder.neurons() + ": expected one that there is");
            }
        }
        return NodeView.ofNeurons(this, globalIds);
    }

    /**
     * Connects neurons to neurons by a rule, or a generator to all of some neurons.
     *
     * @return number of connections made, on all ranks; where the rule draws it, its mean
     * @throws UserException if one of them is null or cannot be connected so
     */
    public long connect(NodeView sources, NodeView targets, ConnectionRule rule, Synapse synapse) {
        requireNotSimulated("connect");
        requireOwn("sources", sources);
        requireOwn("targets", targets);
        Given.require("rule", rule, "one such as allToAll()");
        Given.require("synapse", synapse, "a weight and a delay");
        var targetNeurons = targets.neurons("connecting into");
        long start = System.nanoTime();
        if (sources.isDevice()) {
            requireAllToAll(sources, rule);
            connectDevice(sources, targetNeurons, synapse);
        } else {
            builder.addProjection(sources.neurons(), targetNeurons, rule, synapse);
        }
        buildNanos += System.nanoTime() - start;
        if (sources.isDevice()) {
            return targets.size();
        }
        long made = Math.round(rule.expectedSize(sources.neurons(), targetNeurons));
        connections += made;
        return made;
    }

    /**
     * The connections from some neurons, or from a generator, to those neurons of others that are this rank's, with the
     * weights and delays that they have. They are not stored one by one: those to the targets are drawn again. They come by
     * connect call, then by target, in the order in which the call was given its targets.
     *
     * @throws UserException if the sources are neither neurons nor a generator of this simulator, or the targets no neurons
     */
    public Connections connections(NodeView sources, NodeView targets) {
        requireOwn("sources", sources);
        requireOwn("targets", targets);
        var query = new ConnectionQuery(sourceIds(sources), targets.neurons("connections to"), grid);
        return query.of(sources.isDevice() ? builder.wirings(sources.deviceNumber()) : builder.wirings());
    }

    private static NodeSet sourceIds(NodeView sources) {
        if (!sources.isDevice()) {
            return sources.neurons();
        }
        if (sources.device() instanceof Recorder) {
            throw new UserException("connections from a " + sources.name() + ": expected neurons or a generator");
        }
        return NodeSet.of(sources.deviceNumber(), sources.deviceNumber() + 1);
    }

    /** Collective: how many connections each connect call between neurons has made, on all ranks, drawn or not. */
    public long[] projectionSizes() {
        long[] sizes = builder.wirings().stream()
                .mapToLong(wiring -> wiring.incoming().size())
                .toArray();
        communicator.allReduce(sizes, Reduction.SUM);
        return sizes;
    }

    /**
     * Collective: the connections from some neurons, or from a generator, to others, of all ranks, on rank 0; nothing
     * elsewhere. They come rank by rank, of each as {@link #connections} has them: their order depends on the number of ranks.
     */
    public Connections gatherConnections(NodeView sources, NodeView targets) {
        requireOwn("sources", sources);
        requireOwn("targets", targets);
        String from = sources.isDevice()
                ? sources.name() + " " + sources.deviceNumber()
                : sources.neurons().toString();
        CommonCall.require(communicator, "connections from " + from + " to " + targets.neurons("connections to"));
        return ConnectionQuery.gathered(connections(sources, targets), communicator);
    }

    /**
     * Sets values of nodes before the first step, or between two calls of simulate; they hold from the next step on.
     *
     * @param nodes neurons, of any populations that have the parameters; or a device
     * @param given a model of the nodes' own, or of one of theirs, in which what is to be set is given, and nothing else: an
     *     array has a value for each of the nodes, in their order. V_m of neurons is their membrane potential now. Another E_L
     *     alone leaves V_m, thresholds and resets where they are; a refractory neuron stays at the potential that it has.
     * @throws UserException if it is another model, or there is no such parameter, or it is out of its range, or cannot be set
     *     any more
     */
    public void set(NodeView nodes, Parameterized<?> given) {
        change(nodes, given).run();
    }

    /** What sets values, and cannot fail. */
    Runnable change(NodeView nodes, Parameterized<?> given) {
        requireOwn("nodes", nodes);
        Given.require("values", given, "a model in which those to be set are given");
        return nodes.isDevice()
                ? builder.setDevice(nodes.deviceNumber(), given, run.step() + 1)
                : builder.setNeurons(nodes.neurons(), given);
    }

    /** The model of the nodes; of several populations' neurons, that of the first. */
    Parameterized<?> model(NodeView nodes) {
        var model = nodes.isDevice()
                ? builder.device(nodes.deviceNumber())
                : builder.model(nodes.neurons().globalId(0));
        return (Parameterized<?>) model;
    }

    /**
     * Forgets what a recorder has recorded so far.
     *
     * @throws UserException if the node keeps no records
     */
    public void clear(NodeView recorder) {
        requireOwn("recorder", recorder);
        if (!recorder.isDevice()) {
            throw new UserException(
                    "clearing a " + recorder.name() + ": expected a recorder that keeps what it records");
        }
        builder.clear(recorder.deviceNumber());
    }

    /** A device with the parameters that it has from the next step on. */
    public DeviceModel device(NodeView device) {
        requireOwn("device", device);
        if (!device.isDevice()) {
            throw new UserException("device of a " + device.name() + ": expected a device");
        }
        return builder.device(device.deviceNumber());
    }

    /**
     * Collective: a parameter, or V_m, of neurons as it is now, in the order of the nodes; on every rank those of all. Where a
     * network's build is only run to count what it needs, there are no neurons to ask, and all values are 0.
     *
     * @throws UserException if the nodes are no neurons, or have no such parameter
     */
    public double[] values(NodeView neurons, String name) {
        requireOwn("neurons", neurons);
        Given.require("name", name, "that of a parameter, such as V_m");
        var nodes = neurons.neurons("values of");
        CommonCall.require(communicator, name + " of " + nodes);
        var bits = new long[nodes.size()];
        builder.neuronValues().take(nodes, name, bits);
        communicator.allReduce(bits, Reduction.SUM);
        return NeuronValues.ofBits(bits);
    }

    /**
     * Connects neurons to a recorder, which sees them from the next simulated step on. A multimeter, which asks neurons
     * rather than being told by them, may stand on either side.
     */
    public void connect(NodeView sources, NodeView targets) {
        requireNotSimulated("connect");
        requireOwn("sources", sources);
        requireOwn("targets", targets);
        boolean asks = sources.isDevice() && sources.device() instanceof Multimeter;
        var recorder = asks ? sources : targets;
        var neurons = (asks ? targets : sources).neurons("recording from");
        if (!recorder.isDevice()) {
            throw records(recorder);
        }
        int number = recorder.deviceNumber();
        var device = builder.device(number);
        if (device instanceof SpikeRecorder spikeRecorder) {
            builder.recordSpikes(number, spikeRecorder, neurons);
        } else if (device instanceof Multimeter multimeter) {
            builder.recordTraces(number, multimeter, neurons);
        } else if (device instanceof SpikeStatistics statistics) {
            builder.measureSpikes(number, statistics, neurons);
        } else {
            throw records(recorder);
        }
    }

    private static UserException records(NodeView nodes) {
        return new UserException("connecting to a " + nodes.name()
                + " without rule and synapse: expected a spike_recorder, spike_statistics or multimeter");
    }

    /**
     * Lets the spikes that a connected recorder takes go to a sink while the simulation goes on, instead of into
     * memory. Of consequence on rank 0 only.
     */
    public void stream(NodeView recorder, SpikeSink sink) {
        requireNotSimulated("stream");
        requireOwn("recorder", recorder);
        Given.require("sink", sink, "one that takes the spikes");
        if (!recorder.isDevice() || !builder.streamSpikes(recorder.deviceNumber(), sink)) {
            throw new UserException(
                    "stream of a " + recorder.name() + ": expected a spike_recorder that neurons are connected to");
        }
    }

    /**
     * Lets what a connected multimeter records go to a sink on rank 0 while the simulation goes on, instead of into
     * memory. Every rank calls it.
     *
     * @param sink on rank 0; not looked at elsewhere, nor where the network is only planned: there it may be null
     * @return number of neurons that it records, on all ranks
     */
    public int stream(NodeView multimeter, TraceSink sink) {
        requireNotSimulated("stream");
        requireOwn("multimeter", multimeter);
        if (rank() == 0 && !(communicator instanceof PlannedRank)) {
            Given.require("sink", sink, "one that takes the records");
        }
        int neurons = multimeter.isDevice() ? builder.streamTraces(multimeter.deviceNumber(), sink) : 0;
        if (neurons == 0) {
            throw new UserException(
                    "stream of a " + multimeter.name() + ": expected a multimeter that neurons are connected to");
        }
        return neurons;
    }

    /**
     * Lets simulate write checkpoints: before its first step, whenever one is due, and at the end of each call.
     *
     * @throws UserException if the time between two is no whole number of steps, or 0
     */
    public void checkpoint(Checkpointing settings) {
        requireNotSimulated("checkpoint");
        run.checkpoint(settings);
    }

    /**
     * Collective: goes on from a checkpoint of the same network, instead of from time 0.
     *
     * @param program that goes on, with its version
     * @return biological time that has been simulated, in ms
     * @throws UserException if the checkpoint is of another network or program, is damaged, or was written by another
     *     number of ranks while the network depends on it
     */
    public double resume(Checkpoint checkpoint, String program) {
        requireNotSimulated("resume");
        run.resume(checkpoint, program);
        return timeMs();
    }

    private void connectDevice(NodeView source, NodeSet targets, Synapse synapse) {
        if (source.device() instanceof SpikeSource) {
            builder.addSpikes(source.deviceNumber(), targets, synapse);
        } else if (source.device() instanceof CurrentSource) {
            builder.addCurrents(source.deviceNumber(), targets, synapse);
        } else {
            throw new UserException(
                    "a " + source.name() + " as source: expected neurons or a generator, which send spikes");
        }
    }

    private static void requireAllToAll(NodeView generator, ConnectionRule rule) {
        if (!(rule instanceof AllToAll)) {
            throw new UserException("rule " + rule.name() + " from a " + generator.name() + ": expected all_to_all");
        }
    }

    void requireOwn(String what, NodeView nodes) {
        Given.require(what, nodes, "nodes that this simulator has created");
        nodes.requireOf(this);
    }

    private void requireNotSimulated(String call) {
        if (run.loop().isPresent()) {
            throw new UserException(call + " after simulate: expected the whole network before its first step");
        }
    }

    /** Simulates on from where the last call ended. Two calls of 50 ms give what one of 100 ms gives. */
    public SimulationResult simulate(Quantity<Time> duration) {
        double startMs = timeMs();
        double endMs = startMs + Units.in(Units.MILLISECOND, "simulation time", duration);
        try (var shown = CurrentRank.progress().begin(startMs, endMs)) {
            return simulate(duration, step -> shown.reached(grid.timeMs(step)));
        }
    }

    /** Simulates on, and tells the observer of this rank's progress, once an interval. */
    public SimulationResult simulate(Quantity<Time> duration, StepObserver observer) {
        int steps = grid.steps("simulation time", Units.in(Units.MILLISECOND, "simulation time", duration));
        CommonCall.require(communicator, "simulate " + NumberText.count(steps, "step"));
        run.advance(steps, observer);
        return result().orElseThrow();
    }

    /** What has been simulated so far; nothing before the first call of simulate. */
    public Optional<SimulationResult> result() {
        return run.loop()
                .map(loop -> new SimulationResult(
                        this, grid, communicator, loop, buildNanos + run.buildNanos(), run.simulateNanos()));
    }

    double delayMs(int steps) {
        return grid.timeMs(steps);
    }

    /** Biological time that has been simulated, in ms. */
    public double timeMs() {
        return grid.timeMs(run.step());
    }
}

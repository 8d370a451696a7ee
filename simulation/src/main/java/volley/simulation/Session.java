package volley.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import volley.exchange.RankGroup;
import volley.exchange.SingleProcess;
import volley.models.DeviceModel;
import volley.models.NeuronModel;
import volley.models.Units;
import volley.partition.NodeSet;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.simulation.record.SpikeTrains;
import volley.simulation.record.Traces;

/**
 * A network and its simulation on ranks that stay alive, for programs that do not run on every rank themselves, such as
 * one in another language that embeds Volley: each call is made once, and done on all ranks of the process. What it builds
 * is the same as what a {@link Network} or a program with a {@link Simulator} builds on as many ranks, to the last spike.
 *
 * <p>Calls may come from any thread but the ranks', and are done one after another. A call that all ranks refuse alike with a
 * {@link UserException} has changed nothing, and the session goes on; so it does where some ranks refuse a question, or
 * values. After any other failure every call fails, and says why. Times are in ms.
 */
public final class Session implements AutoCloseable {
    /** Of a process: more than any host has processors for. */
    private static final int MOST_THREADS = 1 << 16;

    private final RankThreads ranks;
    private final int threads;

    /**
     * A session on ranks of this process.
     *
     * @param threads number of ranks
     * @throws UserException if dt is not above 0, or there is no rank
     */
    public Session(double resolutionMs, int threads, Settings settings) {
        this(resolutionMs, threads, settings, SimulationProgress.NONE, hostOf(threads));
    }

    /**
     * @param threads number of ranks in this process
     * @param progress what shows the simulations, on rank 0
     * @param host has the ranks of this process
     */
    public Session(double resolutionMs, int threads, Settings settings, SimulationProgress progress, RankHost host) {
        var grid = new TimeGrid(resolutionMs);
        this.threads = threads;
        ranks = new RankThreads(
                threads,
                program -> host.run(communicator -> CurrentRank.run(
                        communicator,
                        settings,
                        communicator.rank() == 0 ? progress : SimulationProgress.NONE,
                        program)),
                communicator -> new Simulator(Units.ms(grid.resolutionMs()), communicator, settings));
    }

    private static RankHost hostOf(int threads) {
        requireThreads(threads);
        return new RankGroup(threads, new SingleProcess())::run;
    }

    /** @throws UserException if a process cannot have so many threads */
    public static void requireThreads(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new UserException("threads " + threads + ": expected 1 to " + MOST_THREADS);
        }
    }

    /** Number of ranks in this process. */
    public int threads() {
        return threads;
    }

    /** Number of ranks in all processes. */
    public int ranks() {
        return ranks.first().ranks();
    }

    /** The number of the first rank of this process. */
    public int firstRank() {
        return ranks.first().rank();
    }

    /** Why no further call can be taken, if that is so. */
    public Optional<String> failure() {
        return ranks.failure();
    }

    /**
     * Lets every rank do something with its simulator. Nodes are to be had from {@link NodeView#on}.
     *
     * @return what the first rank of this process has returned
     */
    public <T> T call(Function<Simulator, T> call) {
        return ranks.call(call);
    }

    /** Creates a population, whose global ids, from 0 on, follow those of the populations before. */
    public NodeView create(NeuronModel model, int count) {
        var populations = new ConcurrentHashMap<Simulator, Supplier<NodeView>>();
        ranks.ask(sim -> populations.put(sim, sim.population(model, count)));
        return call(sim -> populations.get(sim).get());
    }

    /** Creates a device. */
    public NodeView create(DeviceModel model) {
        return call(sim -> sim.create(model));
    }

    /** Creates devices that are alike. */
    public NodeView[] createDevices(DeviceModel model, int count) {
        return call(sim ->
                IntStream.range(0, count).mapToObj(device -> sim.create(model)).toArray(NodeView[]::new));
    }

    /**
     * Neurons in any order.
     *
     * @throws UserException if there are none, one is named twice, or there is no such neuron
     */
    public NodeView neurons(int... globalIds) {
        return ranks.first().neurons(NodeSet.ofIds(globalIds));
    }

    /** @return number of connections made, on all ranks; where the rule draws it, its mean */
    public long connect(NodeView sources, NodeView targets, ConnectionRule rule, Synapse synapse) {
        requireMine(sources, targets);
        return call(sim -> sim.connect(sources.on(sim), targets.on(sim), rule, synapse));
    }

    /** Connects neurons to a recorder; a multimeter may stand on either side. */
    public void connect(NodeView sources, NodeView targets) {
        requireMine(sources, targets);
        call(sim -> {
            sim.connect(sources.on(sim), targets.on(sim));
            return sim;
        });
    }

    private void requireMine(NodeView... nodes) {
        for (var view : nodes) {
            Given.require("nodes", view, "nodes of this session");
            view.requireOf(ranks.first());
        }
    }

    /**
     * Sets values of nodes before the first step, or between two simulations; they hold from the next step on. What one rank
     * refuses, no rank does.
     *
     * @param values by NEST's names, in the units of the model's table: a number, true or false; an array with one for each of
     *     the nodes, in their order, or the items of a list; or a distribution to draw one for each from
     * @see Simulator#set
     */
    public void set(NodeView nodes, Map<String, ?> values) {
        requireMine(nodes);
        Given.require("values", values, "values by name");
        var given = ranks.first().model(nodes).withOnly(values);
        ranks.whileIdle(simulators -> {
            var changes = simulators.stream()
                    .map(sim -> sim.change(nodes.on(sim), given))
                    .toList();
            changes.forEach(Runnable::run);
            return changes;
        });
    }

    /** A parameter, or V_m, of neurons as it is now, in the order of the nodes: of all ranks, in every process. */
    public double[] values(NodeView neurons, String name) {
        requireMine(neurons);
        Given.require("name", name, "that of a parameter, such as V_m");
        if (ranks() > threads) {
            return ranks.ask(sim -> sim.values(neurons.on(sim), name));
        }
        long[] bits = new long[neurons.size()];
        ranks.whileIdle(simulators -> {
            simulators.forEach(sim -> sim.builder().neuronValues().take(neurons.neurons(), name, bits));
            return bits;
        });
        return NeuronValues.ofBits(bits);
    }

    /**
     * Forgets what a recorder has recorded so far.
     *
     * @throws UserException if the node keeps no records
     */
    public void clear(NodeView recorder) {
        requireMine(recorder);
        call(sim -> {
            sim.clear(recorder.on(sim));
            return sim;
        });
    }

    /** A device with the parameters that it has now. */
    public DeviceModel device(NodeView device) {
        return ranks.first().device(device);
    }

    /** Simulates on from where the last call ended. */
    public void simulate(double durationMs) {
        call(sim -> sim.simulate(Units.ms(durationMs)));
    }

    /** Biological time so far. */
    public double timeMs() {
        return ranks.first().timeMs();
    }

    /** Neurons of the whole network so far. */
    public int neurons() {
        return ranks.first().builder().neurons();
    }

    /** Connections between neurons that have been made so far, on all ranks; where a rule draws their number, its mean. */
    public long connections() {
        return ranks.first().connections();
    }

    /**
     * The shortest delay in ms that a connection between neurons can have: of drawn ones, the shortest that can be drawn. It is
     * the interval between two exchanges, also where there are no connections.
     */
    public double minDelayMs() {
        return ranks.first().delayMs(ranks.first().builder().minDelaySteps());
    }

    /** The longest delay in ms that a connection between neurons can have; a time step if there are none. */
    public double maxDelayMs() {
        return ranks.first().delayMs(ranks.first().builder().maxDelaySteps());
    }

    /** How many connections each connect call between neurons has made, on all ranks, drawn or not. */
    public long[] projectionSizes() {
        return ranks.ask(Simulator::projectionSizes);
    }

    /** The connections from some neurons, or from a generator, to others, of all ranks, in every process. */
    public Connections connections(NodeView sources, NodeView targets) {
        requireMine(sources, targets);
        return ranks.ask(sim -> sim.copies().of(sim.gatherConnections(sources.on(sim), targets.on(sim))));
    }

    /**
     * All that a spike recorder has recorded, in every process.
     *
     * @throws UserException if the node is no spike recorder that anything is connected to
     */
    public SpikeTrains spikes(NodeView recorder) {
        return ask(
                recorder,
                (sim, result, node) -> sim.copies().of(result.spikes(node), node),
                new SpikeTrains(new int[0], new double[0]));
    }

    /**
     * All that a multimeter has recorded, in every process.
     *
     * @throws UserException if the node is no multimeter that anything is connected to
     */
    public Traces traces(NodeView multimeter) {
        return ask(
                multimeter,
                (sim, result, node) -> sim.copies().of(result.traces(node)),
                new Traces(new int[0], new double[0], Map.of()));
    }

    /**
     * Number of spikes that a spike recorder keeps, or of records that a multimeter does, one for each neuron and time: of all
     * ranks, in every process.
     *
     * @throws UserException if the node is neither, or nothing is connected to it
     */
    public long events(NodeView recorder) {
        return ask(recorder, (sim, result, node) -> result.events(node), 0L);
    }

    /** Number of spikes of each neuron, recorded or not, in the order of the nodes: of all ranks, in every process. */
    public long[] spikeCounts(NodeView neurons) {
        requireMine(neurons);
        return ask(neurons, (sim, result, nodes) -> result.spikeCounts(nodes), new long[neurons.size()]);
    }

    /** Number of spikes so far of all neurons that ranks of this process own, recorded or not; other processes need not ask. */
    public long ownSpikes() {
        return ranks.whileIdle(simulators -> simulators.stream()
                .mapToLong(sim -> sim.result().map(SimulationResult::ownSpikes).orElse(0L))
                .sum());
    }

    /** Mean rate of neurons in spikes/s, recorded or not. */
    public double rate(NodeView neurons) {
        return ask(neurons, (sim, result, nodes) -> result.rate(nodes), 0.0);
    }

    /** 64 bits that stand for all spikes of the whole network. */
    public long fingerprint() {
        return call(sim -> sim.result().map(SimulationResult::fingerprint).orElse(0L));
    }

    /** What all ranks have simulated so far, and at what cost; nothing before the first call of simulate. */
    public Optional<Statistics> statistics() {
        return call(sim -> sim.result().map(SimulationResult::statistics));
    }

    /** A question about nodes. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Simulator sim, SimulationResult result, NodeView nodes);
    }

    private <T> T ask(NodeView nodes, Question<T> question, T atFirst) {
        requireMine(nodes);
        return ranks.ask(sim -> sim.result()
                .map(result -> question.ask(sim, result, nodes.on(sim)))
                .orElse(atFirst));
    }

    /** Ends the ranks. */
    @Override
    public void close() {
        ranks.close();
    }
}

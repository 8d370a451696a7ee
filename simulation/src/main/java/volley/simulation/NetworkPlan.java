package volley.simulation;

import java.util.List;
import java.util.TreeMap;
import volley.simulation.record.TraceSink;

/**
 * What a network needs, told before anything is drawn by building it on a simulator that only counts.
 *
 * @param populations that are to be measured and recorded
 * @param neurons of the whole network
 * @param synapses between neurons, on all ranks
 * @param populationIds global ids at which all populations begin, those that are not measured as well, then the number of
 *     neurons
 * @param minDelaySteps interval between two exchanges in steps
 * @param bytesOfRank heap that the largest rank's share takes, with what multimeters record
 * @param unnamed what the network connects to record neurons, but does not name with its populations, so that nobody can
 *     ask for it: the names of the models
 */
public record NetworkPlan(
        List<Population> populations,
        long neurons,
        long synapses,
        int[] populationIds,
        int minDelaySteps,
        double bytesOfRank,
        List<String> unnamed) {
    /** A population and its size. */
    public record Population(String name, int neurons) {}

    /**
     * Plans a network, whose named traces are taken to be streamed.
     *
     * @param simtimeMs biological time that is to be simulated, in ms
     * @param ranks of the job
     * @param ranksInProcess of them, which share memory
     * @param usableBytes memory that a process may take: connections are kept smaller where they would not fit it
     * @throws volley.partition.UserException if the network cannot be built
     */
    public static NetworkPlan of(
            Network network,
            TimeGrid grid,
            double simtimeMs,
            int ranks,
            int ranksInProcess,
            Settings settings,
            double usableBytes) {
        var memory = MemoryBudget.planned(ranksInProcess, usableBytes);
        var sim = Simulator.counting(grid, ranks, settings, memory);
        var built = network.build(sim);
        built.traces().forEach(trace -> sim.stream(trace.multimeter(), (TraceSink) null));
        var populations = built.all().stream()
                .map(named -> new Population(named.name(), named.neurons().size()))
                .toList();
        var builder = sim.builder();
        builder.claimRows();
        builder.claimTraces(grid.steps("simulation time", simtimeMs));
        var unnamed = new TreeMap<>(builder.recorders());
        built.traces().forEach(trace -> unnamed.remove(trace.multimeter().deviceNumber()));
        return new NetworkPlan(
                populations,
                builder.neurons(),
                sim.connections(),
                builder.populationIds(),
                builder.minDelaySteps(),
                memory.claimed(),
                List.copyOf(unnamed.values()));
    }
}

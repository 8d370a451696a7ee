package volley.benchmarks;

import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import volley.exchange.Communicator;
import volley.exchange.RankGroup;
import volley.exchange.SingleProcess;
import volley.models.IafPscDelta;
import volley.partition.random.Distribution;
import volley.simulation.Connections;
import volley.simulation.NodeView;
import volley.simulation.Settings;
import volley.simulation.Simulator;
import volley.simulation.Synapse;

/**
 * Telling 5 million of 125 million connections, those from 2,000 of 50,000 neurons, on two ranks of a process. Reading them
 * from a store of their own would take the memory for it; the baseline is what the ranks find, without the gathering.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = "-Xmx2g")
public class ConnectionsBenchmark {
    private static final int RANKS = 2;
    private static final int NEURONS = 50_000;
    private static final int ASKED = 2000;
    private static final int INDEGREE = 2500;

    /** Whether weights and delays are drawn. */
    @Param({"false", "true"})
    boolean drawn;

    /** What a rank asks of its network. */
    private interface Query {
        Connections of(Simulator simulator, NodeView sources, NodeView targets);
    }

    @Benchmark
    public void volley() throws Exception {
        onAllRanks(Simulator::gatherConnections);
    }

    @Benchmark
    public void found() throws Exception {
        onAllRanks(Simulator::connections);
    }

    private void onAllRanks(Query query) throws Exception {
        new RankGroup(RANKS, new SingleProcess()).run(communicator -> ask(communicator, query));
    }

    private void ask(Communicator communicator, Query query) {
        var simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
        var neurons = simulator.create(IafPscDelta.defaults(), NEURONS);
        var synapse = Synapse.of(mV(0.1), ms(1.5));
        var varied = synapse.weight(Distribution.normal(0.1, 0.01)).delay(Distribution.uniform(0.5, 3));
        simulator.connect(neurons, neurons, fixedIndegree(INDEGREE), drawn ? varied : synapse);
        if (query.of(simulator, neurons.slice(0, ASKED), neurons).size() == 0 && communicator.rank() == 0) {
            throw new IllegalStateException("no connections found");
        }
    }
}

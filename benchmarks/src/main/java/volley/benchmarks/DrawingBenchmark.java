package volley.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.ConnectionValues;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.DiscreteDistribution;
import volley.partition.random.Distribution;
import volley.partition.random.Purpose;
import volley.partition.random.Quantum;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

/**
 * Drawing the connections of layer 4's excitatory neurons among each other in the microcircuit (Potjans and Diesmann,
 * Cereb Cortex 24, 2014), one of two ranks, on one thread: sources, weights and delays, which nothing stores. The
 * baseline draws each by {@link SplittableRandom}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DrawingBenchmark {
    private static final int RANKS = 2;
    private static final double PROBABILITY = 0.0497;
    private static final double WEIGHT_PICOAMPERES = 87.8;
    private static final double WEIGHT_SPREAD = 8.78;
    private static final double DELAY_MS = 1.5;
    private static final double DELAY_SPREAD_MS = 0.75;
    private static final double RESOLUTION_MS = 0.1;

    /** Neurons of the population. */
    @Param("21915")
    int neurons;

    private long number;
    private DiscreteDistribution weights;
    private DiscreteDistribution delays;

    @Setup
    public void makeTables() {
        double pairs = (double) neurons * neurons;
        number = Math.round(Math.log1p(-PROBABILITY) / Math.log1p(-1 / pairs));
        var weight = Distribution.normal(WEIGHT_PICOAMPERES, WEIGHT_SPREAD).redraw(0, Double.POSITIVE_INFINITY);
        weights = DiscreteDistribution.of(weight, Quantum.of(weight));
        var delay = Distribution.normal(DELAY_MS, DELAY_SPREAD_MS).redraw(RESOLUTION_MS / 2, Double.POSITIVE_INFINITY);
        delays = DiscreteDistribution.delays(delay, RESOLUTION_MS);
    }

    private IncomingConnections connect() {
        var population = NodeSet.of(0, neurons);
        return new IncomingConnections(
                ConnectionRule.fixedTotalNumber(number),
                population,
                population,
                new RoundRobin(0, RANKS),
                Seeding.RANK,
                RandomKey.of(1, Purpose.WIRING));
    }

    /** In-degrees alone. */
    @Benchmark
    public IncomingConnections indegrees() {
        return connect();
    }

    @Benchmark
    public void sources(Blackhole into) {
        var incoming = connect();
        var sources = new int[incoming.mostIndegree()];
        for (int target = 0; target < incoming.targets(); target++) {
            incoming.sources(target, sources);
            into.consume(sources);
        }
    }

    @Benchmark
    public void sourcesWeightsAndDelays(Blackhole into) {
        var incoming = connect();
        var ofWeights = incoming.values(weights, RandomKey.of(1, Purpose.WEIGHT));
        var ofDelays = incoming.values(delays, RandomKey.of(1, Purpose.DELAY));
        var drawn = new int[incoming.mostIndegree()];
        for (int target = 0; target < incoming.targets(); target++) {
            incoming.sources(target, drawn);
            into.consume(drawn);
            drawInto(ofWeights, target, drawn, into);
            drawInto(ofDelays, target, drawn, into);
        }
    }

    private static void drawInto(ConnectionValues values, int target, int[] drawn, Blackhole into) {
        values.values(target, drawn);
        into.consume(drawn);
    }

    @Benchmark
    public void scalar(Blackhole into) {
        var random = new SplittableRandom(1);
        for (long connection = 0; connection < number / RANKS; connection++) {
            into.consume(random.nextInt(neurons));
            into.consume((float) random.nextGaussian(WEIGHT_PICOAMPERES, WEIGHT_SPREAD));
            into.consume(Math.round(random.nextGaussian(DELAY_MS, DELAY_SPREAD_MS) / RESOLUTION_MS));
        }
    }
}

package volley.benchmarks;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import volley.exchange.Communicator;
import volley.exchange.DryRun;
import volley.exchange.Reduction;
import volley.exchange.SpikeExchange;
import volley.simulation.RandomSpikes;
import volley.simulation.delivery.SpikeHistory;

/**
 * What a process does with the packets of many ranks, 15 steps an interval and 9,766 neurons a rank of two populations,
 * once they are there. The baseline copies as many ints as there are spikes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodingBenchmark {
    private static final int LAGS = 15;
    private static final int NEURONS_OF_RANK = 9766;
    private static final int LEAST_CONSTANT_INTERVALS = 10;

    @Param({"1024", "100000"})
    int ranks;

    /** Spikes of a rank in an interval: 135 are 9 spikes/s of each neuron. */
    @Param({"0", "135"})
    int spikes;

    /** Whether the spikes are wanted by rank, as where connections are sparse, or by step. */
    @Param({"rank", "step"})
    String order;

    private SpikeExchange exchange;
    private SpikeHistory history;
    private int[] source;
    private int[] target;

    @Setup
    public void receiveOnce() {
        double perStep = (double) spikes / LAGS / NEURONS_OF_RANK;
        int neurons = Math.multiplyExact(ranks, NEURONS_OF_RANK);
        var absent = new RandomSpikes(ranks, LAGS, OptionalDouble.of(perStep), 1, 0, neurons / 5 * 4, neurons);
        history = new SpikeHistory(LAGS, 0, neurons / 5 * 4, neurons);
        if (order.equals("rank")) {
            history.readByRank();
        }
        exchange = new SpikeExchange(new Repeating(new DryRun(ranks, absent)), LAGS, history);
        for (int interval = 0; interval < LEAST_CONSTANT_INTERVALS; interval++) {
            volley();
        }
        source = new int[ranks * spikes];
        target = new int[ranks * spikes];
    }

    @Benchmark
    public int volley() {
        for (int lag = 0; lag < LAGS; lag++) {
            exchange.outgoing().endLag();
        }
        exchange.exchange();
        return history.spikes(1).index();
    }

    @Benchmark
    public int[] scalar() {
        System.arraycopy(source, 0, target, 0, source.length);
        return target;
    }

    /** Blocks that are still there from the interval before are received again. */
    private static final class Repeating implements Communicator {
        private final Communicator repeated;
        private MemorySegment filled = MemorySegment.NULL;
        private int bytesOfFilled;

        Repeating(Communicator repeated) {
            this.repeated = repeated;
        }

        @Override
        public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
            if (blocks.equals(filled) && bytesEach == bytesOfFilled) {
                then.accept(this);
            } else {
                filled = blocks;
                bytesOfFilled = bytesEach;
                repeated.allGather(blocks, bytesEach, then);
            }
        }

        @Override
        public void allGather(MemorySegment shares, int[] bytes) {
            repeated.allGather(shares, bytes);
        }

        @Override
        public int rank() {
            return repeated.rank();
        }

        @Override
        public int size() {
            return repeated.size();
        }

        @Override
        public int processes() {
            return repeated.processes();
        }

        @Override
        public String transport() {
            return repeated.transport();
        }

        @Override
        public void allGather(int[] send, int length, int[] receive) {
            repeated.allGather(send, length, receive);
        }

        @Override
        public void allReduce(long[] values, Reduction reduction) {
            repeated.allReduce(values, reduction);
        }

        @Override
        public List<byte[]> gather(byte[] payload) {
            return repeated.gather(payload);
        }

        @Override
        public void barrier() {
            repeated.barrier();
        }

        @Override
        public void abort(int status, String reason) {
            repeated.abort(status, reason);
        }

        @Override
        public void close() {
            repeated.close();
        }
    }
}

package volley.benchmarks;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import volley.exchange.RankGroup;
import volley.exchange.SingleProcess;

/** All-gathers between two ranks of a process. The baseline copies between two threads that meet at a JDK barrier. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExchangeBenchmark {
    private static final int RANKS = 2;
    private static final int EXCHANGES = 1000;

    /** Ints that a rank sends: a nearly empty packet, and one of order 2500. */
    @Param({"47", "400"})
    int length;

    @Benchmark
    @OperationsPerInvocation(EXCHANGES)
    public void volley() throws Exception {
        new RankGroup(RANKS, new SingleProcess()).run(communicator -> {
            var send = new int[length];
            var receive = new int[communicator.gatheredLength(length)];
            for (int i = 0; i < EXCHANGES; i++) {
                communicator.allGather(send, length, receive);
            }
        });
    }

    @Benchmark
    @OperationsPerInvocation(EXCHANGES)
    public void scalar() throws Exception {
        var shared = new int[RANKS * length];
        var barrier = new CyclicBarrier(RANKS);
        var other = Thread.ofPlatform().start(() -> exchange(1, shared, barrier));
        exchange(0, shared, barrier);
        other.join();
    }

    private void exchange(int rank, int[] shared, CyclicBarrier barrier) {
        var send = new int[length];
        var receive = new int[shared.length];
        try {
            for (int i = 0; i < EXCHANGES; i++) {
                System.arraycopy(send, 0, shared, rank * length, length);
                barrier.await();
                System.arraycopy(shared, 0, receive, 0, shared.length);
                barrier.await();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

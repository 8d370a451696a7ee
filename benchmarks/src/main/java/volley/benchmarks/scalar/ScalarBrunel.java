package volley.benchmarks.scalar;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import volley.launcher.Machine;

/** Runs the baseline on threads, and prints what {@code run.json} has about a run, where it applies. */
public final class ScalarBrunel {
    private static final double STEP_SECONDS = 1e-4;
    private static final double NANO = 1e-9;

    private final int threads;
    private final int steps;
    private final List<ScalarRank> ranks;
    private final CyclicBarrier barrier;
    /** What each rank's neurons spiked in each lag of the interval, and how many. */
    private final int[][][] spiking;

    private final int[][] counts;
    private final LongAdder spikes = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder updateNanos = new LongAdder();
    private final LongAdder deliverNanos = new LongAdder();

    private ScalarBrunel(int order, int steps, int threads) {
        this.threads = threads;
        this.steps = steps;
        ranks = IntStream.range(0, threads)
                .mapToObj(rank -> new ScalarRank(order, rank, threads))
                .toList();
        barrier = new CyclicBarrier(threads);
        spiking = new int[threads][ScalarRank.DELAY_STEPS][ranks.getFirst().size()];
        counts = new int[threads][ScalarRank.DELAY_STEPS];
    }

    /** Arguments: order, biological time in ms, threads. */
    public static void main(String[] args) throws IOException {
        var run = run(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        System.out.println(new ObjectMapper().writeValueAsString(run));
    }

    /** Builds and simulates a network. */
    static Map<String, Object> run(int order, int simtimeMs, int threads) {
        long start = System.nanoTime();
        int steps = (int) Math.round(simtimeMs / 1000.0 / STEP_SECONDS);
        var network = new ScalarBrunel(order, steps, threads);
        network.onThreads(rank -> network.ranks.get(rank).wire());
        long built = System.nanoTime();
        network.onThreads(network::simulate);
        double seconds = (System.nanoTime() - built) * NANO;
        int neurons = 5 * order;
        return Map.of(
                "ranks",
                threads,
                "neurons",
                neurons,
                "synapses",
                (4L * order / 10 + order / 10) * neurons,
                "spikes",
                network.spikes.sum(),
                "synaptic_events",
                network.events.sum(),
                "timings_s",
                Map.of(
                        "build",
                        (built - start) * NANO,
                        "simulate",
                        seconds,
                        "update",
                        network.updateNanos.sum() * NANO / threads,
                        "deliver",
                        network.deliverNanos.sum() * NANO / threads),
                "real_time_factor",
                seconds / (simtimeMs / 1000.0),
                "peak_memory_bytes",
                Machine.peakMemoryBytes());
    }

    private interface RankWork {
        void run(int rank) throws Exception;
    }

    private void onThreads(RankWork work) {
        IntStream.range(0, threads)
                .mapToObj(rank -> Thread.ofPlatform().start(() -> {
                    try {
                        work.run(rank);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList()
                .forEach(ScalarBrunel::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void simulate(int rank) throws Exception {
        var share = ranks.get(rank);
        for (int step = 0; step < steps; step += ScalarRank.DELAY_STEPS) {
            int lags = Math.min(ScalarRank.DELAY_STEPS, steps - step);
            long start = System.nanoTime();
            for (int lag = 0; lag < lags; lag++) {
                share.addNoise(lag);
                counts[rank][lag] = share.update(lag, spiking[rank][lag]);
                spikes.add(counts[rank][lag]);
            }
            updateNanos.add(System.nanoTime() - start);
            barrier.await();
            start = System.nanoTime();
            for (int lag = 0; lag < lags; lag++) {
                for (int sender = 0; sender < threads; sender++) {
                    events.add(share.deliver(lag, spiking[sender][lag], counts[sender][lag]));
                }
            }
            deliverNanos.add(System.nanoTime() - start);
            barrier.await();
        }
    }
}

package volley.benchmarks.microcircuit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import volley.launcher.Machine;
import volley.networks.CorticalPopulation;
import volley.networks.Microcircuit;
import volley.networks.Networks;
import volley.partition.UserException;

/** Runs the plain program on threads, and prints what {@code run.json} has about a run, where it applies. */
public final class PlainMicrocircuit {
    private static final int STEPS_PER_MS = 10;
    private static final double NANO = 1e-9;

    /** Steps whose spikes are kept: those of the longest delay, that which is simulated, and one that others may begin. */
    private static final int SLOTS = PlainRank.LONGEST_DELAY + 2;

    /** A cache line apart, so that threads do not wait for each other's. */
    private static final int STRIDE = 16;

    /** Turns that a thread waits for another before it lets go of its core. */
    private static final int PATIENCE = 2000;

    private final int threads;
    private final List<PlainRank> ranks;
    private final int[][][] spiking;
    private final int[][] counts;
    private final AtomicLongArray reached;
    private final LongAdder spikes = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder updateNanos = new LongAdder();
    private final LongAdder deliverNanos = new LongAdder();

    private PlainMicrocircuit(Microcircuit network, long seed, int threads) {
        this.threads = threads;
        ranks = IntStream.range(0, threads)
                .mapToObj(rank -> new PlainRank(network, seed, rank, threads))
                .toList();
        spiking = new int[threads][SLOTS][ranks.getFirst().size()];
        counts = new int[threads][SLOTS];
        reached = new AtomicLongArray(threads * STRIDE);
    }

    /** Arguments: drive, scale of neurons and in-degrees, warm-up in ms, measured time in ms, threads, seed. */
    public static void main(String[] args) throws IOException {
        var network = network(args[0], args[1]);
        check(network, Integer.parseInt(args[4]));
        var run = run(
                network,
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Long.parseLong(args[5]));
        System.out.println(new ObjectMapper().writeValueAsString(run));
    }

    /**
     * The network of a drive and a scale of neurons and in-degrees.
     *
     * @throws UserException if there is none
     */
    public static Microcircuit network(String drive, String scale) {
        return (Microcircuit) Networks.named("microcircuit")
                .orElseThrow()
                .create(Map.of("--drive", drive, "--scale-neurons", scale, "--scale-indegrees", scale));
    }

    /** @throws UserException if a thread's neurons are too many for targets of 2 bytes */
    public static void check(Microcircuit network, int threads) {
        int neurons = Arrays.stream(CorticalPopulation.values())
                .mapToInt(network.size()::of)
                .sum();
        int most = Math.ceilDiv(neurons, threads);
        if (most > Character.MAX_VALUE) {
            throw new UserException("plain program of " + most
                    + " neurons a thread: expected at most 65535, by more threads or a smaller scale");
        }
    }

    /** Builds and simulates a network, and tells of what comes after the warm-up. */
    static Map<String, Object> run(Microcircuit network, int warmupMs, int measuredMs, int threads, long seed) {
        long start = System.nanoTime();
        var plain = new PlainMicrocircuit(network, seed, threads);
        plain.onThreads(rank -> plain.ranks.get(rank).wire());
        double build = (System.nanoTime() - start) * NANO;
        plain.onThreads(rank -> plain.simulate(rank, 1, warmupMs * STEPS_PER_MS));
        List.of(plain.spikes, plain.events, plain.updateNanos, plain.deliverNanos)
                .forEach(LongAdder::reset);
        start = System.nanoTime();
        plain.onThreads(
                rank -> plain.simulate(rank, warmupMs * STEPS_PER_MS + 1, (warmupMs + measuredMs) * STEPS_PER_MS));
        double seconds = (System.nanoTime() - start) * NANO;
        return Map.of(
                "ranks", threads,
                "neurons", plain.ranks.getFirst().neurons(),
                "synapses", plain.ranks.stream().mapToLong(PlainRank::synapses).sum(),
                "spikes", plain.spikes.sum(),
                "synaptic_events", plain.events.sum(),
                "timings_s",
                        Map.of(
                                "build",
                                build,
                                "update",
                                plain.updateNanos.sum() * NANO / threads,
                                "deliver",
                                plain.deliverNanos.sum() * NANO / threads),
                "real_time_factor", seconds / (measuredMs / 1000.0),
                "peak_memory_bytes", Machine.peakMemoryBytes());
    }

    private interface RankWork {
        void run(int rank);
    }

    private void onThreads(RankWork work) {
        IntStream.range(0, threads)
                .mapToObj(rank -> Thread.ofPlatform().start(() -> work.run(rank)))
                .toList()
                .forEach(PlainMicrocircuit::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void simulate(int rank, int first, int last) {
        var share = ranks.get(rank);
        for (int step = first; step <= last; step++) {
            long start = System.nanoTime();
            long arrived = 0;
            for (int delay = 1; delay <= Math.min(PlainRank.LONGEST_DELAY, step - 1); delay++) {
                int slot = (step - delay) % SLOTS;
                for (int sender = 0; sender < threads; sender++) {
                    arrived += share.deliver(spiking[sender][slot], counts[sender][slot], delay);
                }
            }
            long delivered = System.nanoTime();
            int count = share.update(spiking[rank][step % SLOTS]);
            counts[rank][step % SLOTS] = count;
            long updated = System.nanoTime();
            events.add(arrived);
            spikes.add(count);
            deliverNanos.add(delivered - start);
            updateNanos.add(updated - delivered);
            waitForAll(rank, step);
        }
    }

    /** The shortest delay is one step: everybody needs everybody's spikes of a step for the next one. */
    private void waitForAll(int rank, int step) {
        reached.setRelease(rank * STRIDE, step);
        for (int other = 0; other < threads; other++) {
            for (int turn = 1; reached.getAcquire(other * STRIDE) < step; turn++) {
                if (turn % PATIENCE == 0) {
                    Thread.yield();
                } else {
                    Thread.onSpinWait();
                }
            }
        }
    }
}

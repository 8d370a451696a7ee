package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The ranks that one process hosts, a thread each. A collective gathers in the process first; then thread 0 carries
 * the whole process's share to the other processes, which see one member per process. Ranks are numbered process by
 * process.
 */
public final class RankGroup {
    private static final int FAILED = 1;

    /** For how long a failed group waits for ranks that are busy: they end when they next meet the others. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration LOOK_FOR_FAILURE = Duration.ofMillis(100);

    private final int threads;
    private final Communicator between;
    private final ThreadBarrier barrier;

    /**
     * What is gathered, in two generations: a thread writes generation n+2 only after all threads have arrived at
     * n+1, hence have read n.
     */
    private final int[][] blocks = {new int[0], new int[0]};

    private int[] share = new int[0];
    private final long[][] reduced;
    private final byte[][] payloads;
    private Object shared;
    private final Optional<JobWatch> watch;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * A group in which ranks may wait for each other without limit.
     *
     * @param threads ranks in this process, the same number in every process, at least 1
     * @param between the processes; called by one thread only, the one that calls {@link #run}, except for its abort
     */
    public RankGroup(int threads, Communicator between) {
        this(threads, between, Optional.empty());
    }

    /** A group whose waits are watched. */
    public RankGroup(JobWatch watch) {
        this(watch.threads(), watch.between(), Optional.of(watch));
    }

    private RankGroup(int threads, Communicator between, Optional<JobWatch> watch) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + ": expected at least 1");
        }
        this.threads = threads;
        this.between = between;
        this.watch = watch;
        barrier = new ThreadBarrier(threads, between.rank() * threads);
        reduced = new long[threads][];
        payloads = new byte[threads][];
    }

    /**
     * Runs the program on every rank of this process, once; the calling thread is the first of them. Returns when all
     * have returned, or soon after one has failed: then ranks that are busy go on until they meet the others.
     *
     * @throws Exception what the first rank to fail threw; the other ranks are made to fail with it
     */
    public void run(RankProgram program) throws Exception {
        if (watch.isPresent()) {
            watch.get().tellOfStalls(this::stalled);
            runAll(communicator -> program.run(watch.get().watching(communicator)));
        } else {
            runAll(program);
        }
        var thrown = failure.get();
        if (thrown instanceof Exception exception) {
            throw exception;
        }
        if (thrown != null) {
            throw thrown instanceof Error error ? error : new AssertionError(thrown);
        }
    }

    private void runAll(RankProgram program) throws InterruptedException {
        var others = new ArrayList<Thread>();
        for (int thread = 1; thread < threads; thread++) {
            var member = new Member(thread);
            others.add(
                    Thread.ofPlatform().name("rank-" + member.rank()).daemon().start(() -> member.run(program)));
        }
        new Member(0).run(program);
        for (var other : others) {
            while (failure.get() == null && !other.join(LOOK_FOR_FAILURE)) {
                // It is still at work.
            }
        }
        if (failure.get() != null) {
            joinBriefly(others);
        }
    }

    private static void joinBriefly(List<Thread> threads) throws InterruptedException {
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (var thread : threads) {
            thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }

    private void stalled(String reason) {
        failure.compareAndSet(null, new RankFailedException(reason));
        barrier.fail(reason);
        between.abort(FAILED, reason);
    }

    private final class Member implements Communicator {
        private final int thread;
        private int generation;

        Member(int thread) {
            this.thread = thread;
        }

        void run(RankProgram program) {
            try {
                program.run(this);
                barrier.leave(thread);
            } catch (Throwable thrown) {
                if (failure.compareAndSet(null, thrown)) {
                    abort(FAILED, reason(thrown));
                }
            }
        }

        /** Takes care not to fail in its turn when memory has run out. */
        private String reason(Throwable thrown) {
            if (thrown instanceof RankFailedException failed) {
                return failed.getMessage();
            }
            try {
                return "rank " + rank() + " failed: " + thrown;
            } catch (Throwable again) {
                return "a rank failed, and there was no memory left to say more";
            }
        }

        @Override
        public int rank() {
            return between.rank() * threads + thread;
        }

        @Override
        public int size() {
            return between.size() * threads;
        }

        @Override
        public int processes() {
            return between.size();
        }

        @Override
        public int ranksSharingHeap() {
            return between.ranksSharingHeap() * threads;
        }

        @Override
        public String transport() {
            return between.transport();
        }

        @Override
        public void allGather(int[] send, int length, int[] receive) {
            int total = gatheredLength(length);
            int parity = generation++ & 1;
            if (blocks[parity].length < total) {
                grow(parity, total);
            }
            System.arraycopy(send, 0, blocks[parity], rank() * length, length);
            barrier.await(thread);
            if (processes() > 1) {
                gatherBetweenProcesses(parity, length);
            }
            System.arraycopy(blocks[parity], 0, receive, 0, total);
        }

        private void grow(int parity, int total) {
            barrier.await(thread);
            if (thread == 0) {
                blocks[parity] = new int[total];
            }
            barrier.await(thread);
        }

        private void gatherBetweenProcesses(int parity, int length) {
            if (thread == 0) {
                int shareLength = threads * length;
                if (share.length < shareLength) {
                    share = new int[shareLength];
                }
                System.arraycopy(blocks[parity], rank() * length, share, 0, shareLength);
                between.allGather(share, shareLength, blocks[parity]);
                barrier.arrive(thread);
            } else {
                barrier.arrive(thread);
                barrier.awaitArrival(thread, 0);
            }
        }

        @Override
        public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
            long bytesOfProcess = (long) bytesEach * threads;
            if (bytesOfProcess > Integer.MAX_VALUE) {
                String what = "exchange of %d bytes by each of %d ranks of a process".formatted(bytesEach, threads);
                throw TransportException.tooLong(what, bytesOfProcess);
            }
            barrier.await(thread);
            if (thread == 0) {
                between.allGather(blocks, (int) bytesOfProcess, then);
                barrier.arrive(thread);
            } else {
                barrier.arrive(thread);
                barrier.awaitArrival(thread, 0);
            }
        }

        @Override
        public void allGather(MemorySegment shares, int[] bytes) {
            throw new IllegalStateException("a gather of shares on a rank: expected it between processes");
        }

        @Override
        @SuppressWarnings("unchecked") // all ranks of a program share the same things in the same order
        public <T> T share(Supplier<T> maker) {
            if (thread == 0) {
                shared = maker.get();
            }
            barrier.await(thread);
            T same = (T) shared;
            barrier.await(thread);
            return same;
        }

        @Override
        public void allReduce(long[] values, Reduction reduction) {
            reduced[thread] = values.clone();
            barrier.await(thread);
            if (thread == 0) {
                for (int other = 1; other < threads; other++) {
                    for (int i = 0; i < values.length; i++) {
                        reduced[0][i] = reduction.apply(reduced[0][i], reduced[other][i]);
                    }
                }
                between.allReduce(reduced[0], reduction);
            }
            barrier.await(thread);
            System.arraycopy(reduced[0], 0, values, 0, values.length);
            barrier.await(thread);
        }

        @Override
        public List<byte[]> gather(byte[] payload) {
            payloads[thread] = payload;
            barrier.await(thread);
            List<byte[]> all = List.of();
            if (thread == 0) {
                all = new ArrayList<>();
                for (byte[] shares : between.gather(Payloads.join(payloads))) {
                    all.addAll(Payloads.split(shares));
                }
            }
            barrier.await(thread);
            return all;
        }

        @Override
        public void barrier() {
            barrier.await(thread);
            if (processes() > 1) {
                if (thread == 0) {
                    between.barrier();
                }
                barrier.await(thread);
            }
        }

        @Override
        public void withdraw() {
            barrier.leave(thread);
        }

        @Override
        public void rejoin() {
            barrier.rejoin(thread);
        }

        @Override
        public void abort(int status, String reason) {
            // First: a rank that fails in its turn would end the job with a status of its own.
            try {
                between.abort(status, reason);
            } finally {
                barrier.fail(reason);
            }
        }

        @Override
        public void close() {
            barrier.await(thread);
            if (thread == 0) {
                between.close();
            }
        }
    }
}

package volley.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The ranks that one process hosts, a thread each. A collective gathers in the process first; then thread 0 carries
 * the whole process's share to the other processes, which see one member per process. Ranks are numbered process by
 * process.
 */
public final class RankGroup {
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

    /**
     * @param threads ranks in this process, the same number in every process, at least 1
     * @param between the processes; called by one thread only, the one that calls {@link #run}
     */
    public RankGroup(int threads, Communicator between) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + ": expected at least 1");
        }
        this.threads = threads;
        this.between = between;
        barrier = new ThreadBarrier(threads, between.rank() * threads);
        reduced = new long[threads][];
        payloads = new byte[threads][];
    }

    /**
     * Runs the program on every rank of this process; the calling thread is the first of them. Returns when all have
     * returned.
     *
     * @throws Exception what the first rank to fail threw; the other ranks are made to fail with it
     */
    public void run(RankProgram program) throws Exception {
        var failure = new AtomicReference<Throwable>();
        var others = new ArrayList<Thread>();
        for (int thread = 1; thread < threads; thread++) {
            var member = new Member(thread);
            others.add(Thread.ofPlatform()
                    .name("rank-" + member.rank())
                    .daemon()
                    .start(() -> member.run(program, failure)));
        }
        new Member(0).run(program, failure);
        for (var other : others) {
            other.join();
        }
        switch (failure.get()) {
            case null -> {}
            case Exception exception -> throw exception;
            case Error error -> throw error;
            case Throwable other -> throw new AssertionError(other);
        }
    }

    private final class Member implements Communicator {
        private final int thread;
        private int generation;

        Member(int thread) {
            this.thread = thread;
        }

        void run(RankProgram program, AtomicReference<Throwable> failure) {
            try {
                program.run(this);
                barrier.leave(thread);
            } catch (Throwable thrown) {
                if (failure.compareAndSet(null, thrown)) {
                    abort(1, "rank " + rank() + " failed: " + thrown);
                }
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
        public void abort(int status, String reason) {
            barrier.fail(reason);
            between.abort(status, reason);
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

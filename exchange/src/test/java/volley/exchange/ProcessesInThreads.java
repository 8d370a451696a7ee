package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Processes of one rank each, which are threads of a test: what they gather goes from memory to memory. */
final class ProcessesInThreads {
    private final MemorySegment[] segments;
    private final CyclicBarrier barrier;

    private ProcessesInThreads(int processes) {
        segments = new MemorySegment[processes];
        barrier = new CyclicBarrier(processes);
    }

    /** Runs a program on so many processes; throws what the first of them that failed threw. */
    static void run(int processes, RankProgram program) throws Exception {
        var job = new ProcessesInThreads(processes);
        try (var threads = Executors.newFixedThreadPool(processes)) {
            var runs = IntStream.range(0, processes)
                    .<Future<?>>mapToObj(rank -> threads.submit(() -> {
                        program.run(job.new Process(rank));
                        return null;
                    }))
                    .toList();
            for (var run : runs) {
                run.get();
            }
        }
    }

    private final class Process implements Communicator {
        private final int rank;

        Process(int rank) {
            this.rank = rank;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public int size() {
            return segments.length;
        }

        @Override
        public int processes() {
            return segments.length;
        }

        @Override
        public String transport() {
            return "threads";
        }

        @Override
        public void allGather(int[] send, int length, int[] receive) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
            allGather(blocks, IntStream.generate(() -> bytesEach).limit(size()).toArray());
            then.accept(this);
        }

        @Override
        public void allGather(MemorySegment shares, int[] bytes) {
            segments[rank] = shares;
            barrier();
            long at = 0;
            for (int other = 0; other < size(); other++) {
                if (other != rank) {
                    MemorySegment.copy(segments[other], at, shares, at, bytes[other]);
                }
                at += bytes[other];
            }
            barrier();
        }

        @Override
        public void allReduce(long[] values, Reduction reduction) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<byte[]> gather(byte[] payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void barrier() {
            try {
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void abort(int status, String reason) {
            barrier.reset();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}

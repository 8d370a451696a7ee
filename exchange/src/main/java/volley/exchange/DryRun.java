package volley.exchange;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rank 0 of a job whose other ranks are not there: what they would send is drawn at random, so that one rank's memory
 * and time can be told where there is no room for all of them. Neurons belong to ranks in turn, and each spikes in each
 * step with the same likelihood, so that a rank's spikes in a step are as good as Poisson-distributed.
 *
 * <p>Gathers are taken to be those of a {@link SpikeExchange}. Reductions and gathered payloads are this rank's alone.
 */
public final class DryRun implements Communicator {
    /** Poisson numbers of larger means are drawn as sums, lest exp(-mean) underflows. */
    private static final double LARGEST_MEAN = 500;

    private final int neurons;
    private final int lags;
    private final OptionalDouble givenRate;
    private final SplittableRandom random;
    private final SpikePacket[] others;

    private boolean repeats;
    private long ownSpikes;
    private long ownSteps;

    /**
     * @param ranks ranks of the job, at least 1 and at most as many as neurons
     * @param neurons neurons of the whole network
     * @param lags steps between two exchanges
     * @param rate mean number of spikes of a neuron in a step; if none, that of this rank's neurons so far
     */
    public DryRun(int ranks, int neurons, int lags, OptionalDouble rate, long seed) {
        if (ranks < 1 || ranks > neurons) {
            throw new IllegalArgumentException("ranks " + ranks + ": expected 1 to " + neurons);
        }
        this.neurons = neurons;
        this.lags = lags;
        givenRate = rate;
        random = new SplittableRandom(seed);
        others = IntStream.range(1, ranks)
                .mapToObj(other -> new SpikePacket(lags))
                .toArray(SpikePacket[]::new);
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int size() {
        return 1 + others.length;
    }

    /** As many as ranks: each has a memory of its own. */
    @Override
    public int processes() {
        return size();
    }

    @Override
    public String transport() {
        return "local";
    }

    /** A rank's number of neurons. */
    private int neuronsOf(int rank) {
        return (neurons - rank + size() - 1) / size();
    }

    /** Mean number of spikes of each of the other ranks' neurons in a step. */
    public double rate() {
        return givenRate.orElseGet(() -> ownSteps == 0 ? 0 : (double) ownSpikes / ownSteps / neuronsOf(0));
    }

    /** Brings what the other ranks might have sent: again the same, if not all of it fitted the last time. */
    @Override
    public void allGather(int[] send, int length, int[] receive) {
        int own = SpikePacket.count(send, 0);
        if (!repeats) {
            ownSpikes += own;
            ownSteps += lags;
            drawOthers();
        }
        int largest = own;
        System.arraycopy(send, 0, receive, 0, length);
        for (int i = 0; i < others.length; i++) {
            // They are as fast as this rank, so that it does not wait.
            others[i].busyNanos(SpikePacket.busyNanos(send, 0));
            var packet = others[i].withLength(length);
            System.arraycopy(packet, 0, receive, (i + 1) * length, length);
            largest = Math.max(largest, SpikePacket.count(packet, 0));
        }
        repeats = SpikePacket.headerLength(lags) + largest > length;
    }

    private void drawOthers() {
        double rate = rate();
        for (int i = 0; i < others.length; i++) {
            int rank = i + 1;
            var packet = others[i];
            packet.clear();
            for (int lag = 0; lag < lags; lag++) {
                for (int spikes = poisson(rate * neuronsOf(rank)); spikes > 0; spikes--) {
                    packet.add(rank + size() * random.nextInt(neuronsOf(rank)));
                }
                packet.endLag();
            }
        }
    }

    /** Knuth, The Art of Computer Programming, vol. 2, section 3.4.1: the uniform draws whose product stays large. */
    private int poisson(double mean) {
        int count = 0;
        double rest = mean;
        for (; rest > LARGEST_MEAN; rest -= LARGEST_MEAN) {
            count += poisson(LARGEST_MEAN);
        }
        double least = Math.exp(-rest);
        for (double product = random.nextDouble(); product > least; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    @Override
    public void allReduce(long[] values, Reduction reduction) {
        // The other ranks have nothing to add.
    }

    @Override
    public List<byte[]> gather(byte[] payload) {
        return List.of(payload);
    }

    @Override
    public void barrier() {
        // No one to wait for.
    }

    @Override
    public void abort(int status, String reason) {
        // No one to tell.
    }

    @Override
    public void close() {
        // Nothing to leave.
    }
}

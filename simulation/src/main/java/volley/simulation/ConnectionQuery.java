package volley.simulation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import volley.exchange.Communicator;
import volley.exchange.Reduction;
import volley.partition.NodeSet;
import volley.partition.UserException;

/** Finds connections by drawing again those of the targets that are asked for. */
final class ConnectionQuery {
    private static final int FIRST_CAPACITY = 1024;
    private static final int SHORT_DELAYS = 1024;
    private static final int MOST = Integer.MAX_VALUE - Long.BYTES;
    /** Bytes of a connection that a rank sends. */
    private static final int BYTES = 3 * Integer.BYTES + 2 * Double.BYTES;
    /** Connections that a rank sends at once. */
    private static final int MOST_AT_ONCE = 1 << 20;

    private final NodeSet sources;
    private final NodeSet targets;
    private final TimeGrid grid;
    /** What the delays of most networks are in ms, by steps, 0 until they are asked for. */
    private final double[] timesMs = new double[SHORT_DELAYS];

    /** The sources of a projection, their global ids, and whether they are asked for. */
    private NodeSet selected;

    private int[] ids;
    private boolean[] isWanted;

    private int[] foundSources = new int[FIRST_CAPACITY];
    private int[] foundTargets = new int[FIRST_CAPACITY];
    private double[] foundWeights = new double[FIRST_CAPACITY];
    private double[] foundDelaysMs = new double[FIRST_CAPACITY];
    private int[] foundProjections = new int[FIRST_CAPACITY];
    private int size;

    ConnectionQuery(NodeSet sources, NodeSet targets, TimeGrid grid) {
        this.sources = sources;
        this.targets = targets;
        this.grid = grid;
    }

    /** The connections to this rank's neurons. */
    Connections of(List<Wiring> wirings) {
        for (int projection = 0; projection < wirings.size(); projection++) {
            find(projection, wirings.get(projection));
        }
        return new Connections(
                Arrays.copyOf(foundSources, size),
                Arrays.copyOf(foundTargets, size),
                Arrays.copyOf(foundWeights, size),
                Arrays.copyOf(foundDelaysMs, size),
                Arrays.copyOf(foundProjections, size));
    }

    private void find(int projection, Wiring wiring) {
        if (!sources.overlaps(wiring.sources())) {
            return;
        }
        int before = size;
        select(wiring.sources());
        var locals = wiring.incoming().localTargets();
        var scratch = new int[4][wiring.incoming().mostIndegree()];
        for (int place = 0; place < locals.size(); place++) {
            if (targets.indexOf(locals.globalId(place)) >= 0) {
                find(wiring, place, scratch);
            }
        }
        Arrays.fill(foundProjections, before, size, projection);
    }

    /** Looks up which sources of a projection are asked for, once for those that follow with the same. */
    private void select(NodeSet all) {
        if (!all.equals(selected)) {
            selected = all;
            ids = new int[all.size()];
            Arrays.setAll(ids, all::globalId);
            isWanted = new boolean[ids.length];
            for (int index = 0; index < ids.length; index++) {
                isWanted[index] = sources.indexOf(ids[index]) >= 0;
            }
        }
    }

    /**
     * Weights and delays are drawn of the connections alone that are wanted.
     *
     * @param scratch for sources, numbers of connections that are wanted, and their weights and delays
     */
    private void find(Wiring wiring, int place, int[][] scratch) {
        int[] drawn = scratch[0];
        int[] wanted = scratch[1];
        int indegree = wiring.incoming().sources(place, drawn);
        int count = 0;
        for (int i = 0; i < indegree; i++) {
            wanted[count] = i;
            count += isWanted[drawn[i]] ? 1 : 0;
        }
        wiring.weights().values(place, wanted, count, scratch[2]);
        wiring.delays().values(place, wanted, count, scratch[3]);
        int target = wiring.incoming().localTargets().globalId(place);
        require(count);
        Arrays.fill(foundTargets, size, size + count, target);
        for (int i = 0; i < count; i++) {
            foundSources[size + i] = ids[drawn[wanted[i]]];
            foundWeights[size + i] = scratch[2][i] * wiring.quantum();
            foundDelaysMs[size + i] = timeMs(scratch[3][i]);
        }
        size += count;
    }

    private double timeMs(int delaySteps) {
        if (delaySteps >= timesMs.length) {
            return grid.timeMs(delaySteps);
        }
        if (timesMs[delaySteps] == 0) {
            timesMs[delaySteps] = grid.timeMs(delaySteps);
        }
        return timesMs[delaySteps];
    }

    /** Makes room for more connections. */
    private void require(int count) {
        int room = foundSources.length;
        if (count > room - size) {
            if (count > MOST - size) {
                throw new UserException("more than " + MOST + " connections: expected to ask for fewer at once");
            }
            int wider = (int) Math.min(MOST, Math.max(2L * room, size + count));
            foundSources = Arrays.copyOf(foundSources, wider);
            foundTargets = Arrays.copyOf(foundTargets, wider);
            foundWeights = Arrays.copyOf(foundWeights, wider);
            foundDelaysMs = Arrays.copyOf(foundDelaysMs, wider);
            foundProjections = Arrays.copyOf(foundProjections, wider);
        }
    }

    /** Collective: the connections of all ranks, rank by rank, on rank 0; nothing elsewhere. */
    static Connections gathered(Connections local, Communicator communicator) {
        var sizes = new long[communicator.size()];
        sizes[communicator.rank()] = local.size();
        communicator.allReduce(sizes, Reduction.SUM);
        long total = Arrays.stream(sizes).sum();
        if (total > MOST) {
            throw new UserException(total + " connections: expected to gather fewer at once");
        }
        boolean isFirst = communicator.rank() == 0;
        var all = new Connections(
                new int[isFirst ? (int) total : 0],
                new int[isFirst ? (int) total : 0],
                new double[isFirst ? (int) total : 0],
                new double[isFirst ? (int) total : 0],
                new int[isFirst ? (int) total : 0]);
        if (isFirst) {
            copy(local, all);
        }
        long most = Arrays.stream(sizes).skip(1).max().orElse(0);
        for (long from = 0; from < most; from += MOST_AT_ONCE) {
            var payloads =
                    communicator.gather(isFirst ? new byte[0] : bytes(local, (int) Math.min(from, local.size())));
            long start = from;
            for (int rank = 0; rank < payloads.size(); rank++) {
                read(payloads.get(rank), all, (int) start);
                start += sizes[rank];
            }
        }
        return all;
    }

    /** The first connections of all. */
    private static void copy(Connections local, Connections all) {
        int size = local.size();
        System.arraycopy(local.sources(), 0, all.sources(), 0, size);
        System.arraycopy(local.targets(), 0, all.targets(), 0, size);
        System.arraycopy(local.weights(), 0, all.weights(), 0, size);
        System.arraycopy(local.delaysMs(), 0, all.delaysMs(), 0, size);
        System.arraycopy(local.projections(), 0, all.projections(), 0, size);
    }

    /** One array after another: copied as they lie in memory, they take a fraction of the time of one by one. */
    private static byte[] bytes(Connections local, int from) {
        int count = Math.min(local.size() - from, MOST_AT_ONCE);
        var bytes = new byte[count * BYTES];
        doubles(bytes, count).put(local.weights(), from, count).put(local.delaysMs(), from, count);
        ints(bytes, count)
                .put(local.sources(), from, count)
                .put(local.targets(), from, count)
                .put(local.projections(), from, count);
        return bytes;
    }

    private static void read(byte[] bytes, Connections all, int start) {
        int count = bytes.length / BYTES;
        if (count > 0) {
            doubles(bytes, count).get(all.weights(), start, count).get(all.delaysMs(), start, count);
            ints(bytes, count)
                    .get(all.sources(), start, count)
                    .get(all.targets(), start, count)
                    .get(all.projections(), start, count);
        }
    }

    private static DoubleBuffer doubles(byte[] bytes, int count) {
        return ByteBuffer.wrap(bytes, 0, 2 * count * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
    }

    private static IntBuffer ints(byte[] bytes, int count) {
        int behindDoubles = 2 * count * Double.BYTES;
        return ByteBuffer.wrap(bytes, behindDoubles, bytes.length - behindDoubles)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
    }
}

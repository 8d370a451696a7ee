package volley.simulation;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import volley.exchange.Communicator;
import volley.exchange.Reduction;
import volley.partition.NodeSet;
import volley.partition.UserException;

/** Finds connections by drawing again those of the targets that are asked for. */
final class ConnectionQuery {
    private static final int FIRST_CAPACITY = 1024;
    private static final int BYTES = 3 * Integer.BYTES + 2 * Double.BYTES;
    /** Connections that a rank sends at once. */
    private static final int MOST_AT_ONCE = 1 << 20;

    private final NodeSet sources;
    private final NodeSet targets;
    private final TimeGrid grid;
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
        int before = size;
        var ids = new int[wiring.sources().size()];
        Arrays.setAll(ids, wiring.sources()::globalId);
        var isWanted = new boolean[ids.length];
        boolean isAnyWanted = false;
        for (int index = 0; index < ids.length; index++) {
            isWanted[index] = sources.indexOf(ids[index]) >= 0;
            isAnyWanted |= isWanted[index];
        }
        var locals = wiring.incoming().localTargets();
        var scratch = new int[4][wiring.incoming().mostIndegree()];
        for (int place = 0; isAnyWanted && place < locals.size(); place++) {
            if (targets.indexOf(locals.globalId(place)) >= 0) {
                find(wiring, place, ids, isWanted, scratch);
            }
        }
        Arrays.fill(foundProjections, before, size, projection);
    }

    /**
     * Weights and delays are drawn of the connections alone that are wanted.
     *
     * @param scratch for sources, numbers of connections that are wanted, and their weights and delays
     */
    private void find(Wiring wiring, int place, int[] ids, boolean[] isWanted, int[][] scratch) {
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
        for (int i = 0; i < count; i++) {
            double weight = scratch[2][i] * wiring.quantum();
            add(ids[drawn[wanted[i]]], target, weight, grid.timeMs(scratch[3][i]));
        }
    }

    private void add(int source, int target, double weight, double delayMs) {
        if (size == foundSources.length) {
            if (size > Integer.MAX_VALUE / 2) {
                throw new UserException("more than " + size + " connections: expected to ask for fewer at once");
            }
            foundSources = Arrays.copyOf(foundSources, 2 * size);
            foundTargets = Arrays.copyOf(foundTargets, 2 * size);
            foundWeights = Arrays.copyOf(foundWeights, 2 * size);
            foundDelaysMs = Arrays.copyOf(foundDelaysMs, 2 * size);
            foundProjections = Arrays.copyOf(foundProjections, 2 * size);
        }
        foundSources[size] = source;
        foundTargets[size] = target;
        foundWeights[size] = weight;
        foundDelaysMs[size++] = delayMs;
    }

    /** Collective: the connections of all ranks, rank by rank, on rank 0; nothing elsewhere. */
    static Connections gathered(Connections local, Communicator communicator) {
        var sizes = new long[communicator.size()];
        sizes[communicator.rank()] = local.size();
        communicator.allReduce(sizes, Reduction.SUM);
        long total = Arrays.stream(sizes).sum();
        if (total > Integer.MAX_VALUE - Long.BYTES) {
            throw new UserException(total + " connections: expected to gather fewer at once");
        }
        boolean isFirst = communicator.rank() == 0;
        var all = new Connections(
                new int[isFirst ? (int) total : 0],
                new int[isFirst ? (int) total : 0],
                new double[isFirst ? (int) total : 0],
                new double[isFirst ? (int) total : 0],
                new int[isFirst ? (int) total : 0]);
        long most = Arrays.stream(sizes).max().orElse(0);
        for (int from = 0; from < most; from += MOST_AT_ONCE) {
            var payloads = communicator.gather(bytes(local, from));
            int start = from;
            for (int rank = 0; rank < payloads.size(); rank++) {
                read(ByteBuffer.wrap(payloads.get(rank)), all, start);
                start += (int) sizes[rank];
            }
        }
        return all;
    }

    private static byte[] bytes(Connections local, int from) {
        int count = Math.clamp(local.size() - from, 0, MOST_AT_ONCE);
        var bytes = ByteBuffer.allocate(count * BYTES);
        for (int i = from; i < from + count; i++) {
            bytes.putInt(local.sources()[i]).putInt(local.targets()[i]);
            bytes.putDouble(local.weights()[i]).putDouble(local.delaysMs()[i]);
            bytes.putInt(local.projections()[i]);
        }
        return bytes.array();
    }

    private static void read(ByteBuffer bytes, Connections all, int start) {
        for (int i = start; bytes.hasRemaining(); i++) {
            all.sources()[i] = bytes.getInt();
            all.targets()[i] = bytes.getInt();
            all.weights()[i] = bytes.getDouble();
            all.delaysMs()[i] = bytes.getDouble();
            all.projections()[i] = bytes.getInt();
        }
    }
}

package volley.simulation;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import volley.exchange.Communicator;
import volley.exchange.Reduction;
import volley.simulation.record.TraceLog;
import volley.simulation.record.Traces;

/** Gathers on rank 0 what a multimeter has recorded on all ranks, in messages of bounded size. */
final class TraceGathering {
    /** Values that a process sends at once. */
    private static final int MOST_VALUES = 1 << 20;

    private final TimeGrid grid;
    private final Communicator communicator;

    TraceGathering(TimeGrid grid, Communicator communicator) {
        this.grid = grid;
        this.communicator = communicator;
    }

    /** Collective. */
    Traces gather(TraceLog log) {
        var most = new long[] {log.records(), log.senders().length};
        communicator.allReduce(most, Reduction.MAX);
        int records = (int) most[0];
        int ranksOfProcess = communicator.size() / communicator.processes();
        int atOnce = (int) Math.max(1, MOST_VALUES / Math.max(1, most[1] * ranksOfProcess));
        var senders = sendersOfRanks(log);
        int[] sorted = senders.stream()
                .flatMapToInt(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        var rowOf = rowsOf(senders, sorted);
        Map<String, double[][]> values =
                LinkedHashMap.newLinkedHashMap(log.names().size());
        for (int quantity = 0; quantity < log.names().size(); quantity++) {
            var rows = new double[sorted.length][sorted.length == 0 ? 0 : records];
            for (int record = 0; record < records; record += atOnce) {
                gather(log, quantity, record, Math.min(records, record + atOnce), rowOf, rows);
            }
            values.put(log.names().get(quantity), rows);
        }
        return new Traces(sorted, times(log, sorted.length == 0 ? 0 : records), values);
    }

    private List<int[]> sendersOfRanks(TraceLog log) {
        var payload = ByteBuffer.allocate(log.senders().length * Integer.BYTES);
        payload.asIntBuffer().put(log.senders());
        return communicator.gather(payload.array()).stream()
                .map(bytes -> {
                    var ids = new int[bytes.length / Integer.BYTES];
                    ByteBuffer.wrap(bytes).asIntBuffer().get(ids);
                    return ids;
                })
                .toList();
    }

    private static int[][] rowsOf(List<int[]> senders, int[] sorted) {
        var rows = new HashMap<Integer, Integer>();
        IntStream.range(0, sorted.length).forEach(row -> rows.put(sorted[row], row));
        return senders.stream()
                .map(ids -> Arrays.stream(ids).map(rows::get).toArray())
                .toArray(int[][]::new);
    }

    private void gather(TraceLog log, int quantity, int from, int to, int[][] rowOf, double[][] rows) {
        boolean hasAny = log.records() > 0;
        var values = hasAny ? log.values(quantity, from, to) : new double[0];
        var payload = ByteBuffer.allocate(values.length * Double.BYTES);
        payload.asDoubleBuffer().put(values);
        var gathered = communicator.gather(payload.array());
        for (int rank = 0; rank < gathered.size(); rank++) {
            var ofRank = ByteBuffer.wrap(gathered.get(rank)).asDoubleBuffer();
            for (int record = from; ofRank.hasRemaining(); record++) {
                for (int row : rowOf[rank]) {
                    rows[row][record] = ofRank.get();
                }
            }
        }
    }

    private double[] times(TraceLog log, int records) {
        return IntStream.range(0, records)
                .mapToDouble(record -> grid.timeMs(log.step(record)))
                .toArray();
    }
}

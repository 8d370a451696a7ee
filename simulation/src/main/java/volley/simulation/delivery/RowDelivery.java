package volley.simulation.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import volley.partition.store.BlockedRowsBuilder.Block;
import volley.partition.store.NarrowRows;
import volley.partition.store.SynapseRows;
import volley.partition.store.WideRows;

/**
 * Delivers spikes over connections whose weights or delays differ, and sums the weight multiples that a step brings to
 * each target: by sign, in ints and in longs.
 */
abstract sealed class RowDelivery implements SpikeDelivery permits DelayedProjection, WeightedDelivery {
    private final List<List<Block>> narrow = new ArrayList<>();
    private final List<List<Block>> wide = new ArrayList<>();
    private final int[][] narrowSums = new int[RowWiring.SIGNS][];
    private final long[][] wideSums = new long[RowWiring.SIGNS][];

    RowDelivery(List<RowWiring.Part> parts, int targets) {
        var wiring = new RowWiring(parts, targets);
        wiring.wire();
        for (int sign = 0; sign < RowWiring.SIGNS; sign++) {
            narrow.add(wiring.rows(sign, false));
            wide.add(wiring.rows(sign, true));
            narrowSums[sign] = new int[narrow.get(sign).isEmpty() ? 0 : targets];
            wideSums[sign] = new long[wide.get(sign).isEmpty() ? 0 : targets];
        }
    }

    /** Sums what arrives in a step, those of the step before having been cleared; returns the number of events. */
    final long arrive(long step, SpikeHistory history) {
        long events = 0;
        for (int sign = 0; sign < RowWiring.SIGNS; sign++) {
            for (Block block : narrow.get(sign)) {
                send(block.rows(), step, history);
                events += ((NarrowRows) block.rows()).arrive(step, narrowSums[sign], block.firstTarget());
            }
            for (Block block : wide.get(sign)) {
                send(block.rows(), step, history);
                events += ((WideRows) block.rows()).arrive(step, wideSums[sign], block.firstTarget());
            }
        }
        return events;
    }

    private static void send(SynapseRows rows, long step, SpikeHistory history) {
        long stamp = step - rows.shortestDelay();
        if (stamp >= 1) {
            rows.send(step, history.globalIds(stamp), history.count(stamp));
        }
    }

    /** Sends again what was under way at the end of the step. */
    @Override
    public final void resume(long step, SpikeHistory history) {
        blocks().forEach(block -> {
            var rows = block.rows();
            rows.clear();
            long first = Math.max(1, step + 1 - rows.longestDelay());
            for (long stamp = first; stamp + rows.shortestDelay() <= step; stamp++) {
                rows.send(stamp + rows.shortestDelay(), history.globalIds(stamp), history.count(stamp), step + 1);
            }
        });
    }

    /** Sums of multiples of 16 bits of a sign, one for each target; of length 0 if there are none. */
    final int[] narrowSums(int sign) {
        return narrowSums[sign];
    }

    /** Sums of multiples of 48 bits of a sign, one for each target; of length 0 if there are none. */
    final long[] wideSums(int sign) {
        return wideSums[sign];
    }

    private Stream<Block> blocks() {
        return Stream.of(narrow, wide).flatMap(List::stream).flatMap(List::stream);
    }

    @Override
    public final long size() {
        return blocks().mapToLong(block -> block.rows().size()).sum();
    }

    @Override
    public final long bytes() {
        return blocks().mapToLong(block -> block.rows().bytes()).sum();
    }

    @Override
    public final String store() {
        boolean areNarrow = narrow.stream().anyMatch(blocks -> !blocks.isEmpty());
        boolean areWide = wide.stream().anyMatch(blocks -> !blocks.isEmpty());
        return areNarrow && areWide ? "rows16+rows48" : areWide ? "rows48" : "rows16";
    }
}

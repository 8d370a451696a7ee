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
 * each target: by sum, in ints and in longs.
 */
abstract sealed class RowDelivery implements SpikeDelivery permits DelayedProjection, WeightedDelivery {
    private final List<List<Block>> narrow = new ArrayList<>();
    private final List<List<Block>> wide = new ArrayList<>();
    private final int[][] narrowSums = new int[RowWiring.SUMS][];
    private final long[][] wideSums = new long[RowWiring.SUMS][];

    RowDelivery(List<RowWiring.Part> parts, int targets) {
        var wiring = new RowWiring(parts, targets);
        wiring.wire();
        for (int sum = 0; sum < RowWiring.SUMS; sum++) {
            narrow.add(wiring.rows(sum, false));
            wide.add(wiring.rows(sum, true));
            narrowSums[sum] = new int[narrow.get(sum).isEmpty() ? 0 : targets];
            wideSums[sum] = new long[wide.get(sum).isEmpty() ? 0 : targets];
        }
    }

    @Override
    public final void announce(SpikeHistory history) {
        history.readByStep();
    }

    /** Sums what arrives in a step, those of the step before having been cleared; returns the number of events. */
    final long arrive(long step, SpikeHistory history) {
        long events = 0;
        for (int sum = 0; sum < RowWiring.SUMS; sum++) {
            for (Block block : narrow.get(sum)) {
                send(block.rows(), step, history);
                events += ((NarrowRows) block.rows()).arrive(step, narrowSums[sum], block.firstTarget());
            }
            for (Block block : wide.get(sum)) {
                send(block.rows(), step, history);
                events += ((WideRows) block.rows()).arrive(step, wideSums[sum], block.firstTarget());
            }
        }
        return events;
    }

    private static void send(SynapseRows rows, long step, SpikeHistory history) {
        long stamp = step - rows.shortestDelay();
        if (stamp >= 1) {
            var spikes = history.spikes(stamp);
            int from = spikes.from(0);
            rows.send(step, spikes.globalIds(), from, from + spikes.count(), step);
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
                var spikes = history.spikes(stamp);
                int from = spikes.from(0);
                rows.send(stamp + rows.shortestDelay(), spikes.globalIds(), from, from + spikes.count(), step + 1);
            }
        });
    }

    /** Sums of multiples of 16 bits, one for each target; of length 0 if there are none. */
    final int[] narrowSums(int sum) {
        return narrowSums[sum];
    }

    /** Sums of multiples of 48 bits, one for each target; of length 0 if there are none. */
    final long[] wideSums(int sum) {
        return wideSums[sum];
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

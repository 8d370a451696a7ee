package volley.simulation.delivery;

import java.util.Arrays;
import volley.partition.NodeSet;
import volley.partition.store.ConnectionTable;

/** Connections of one weight and one delay: spikes arrive {@code delaySteps} after their stamps. */
public final class Projection implements CountingDelivery {
    private final ConnectionTable table;
    private final NodeSet sources;
    private final int delaySteps;
    private final int lowestSource;
    private final int highestSource;
    private final boolean isRange;
    private final Arrivals arrivals;
    private int[] spiking = new int[0];

    /** @param targets number of targets in the table */
    public Projection(ConnectionTable table, NodeSet sources, int targets, int delaySteps) {
        this.table = table;
        this.sources = sources;
        this.delaySteps = delaySteps;
        var ranges = sources.ranges();
        lowestSource = ranges.stream().mapToInt(range -> range.from()).min().orElseThrow();
        highestSource = ranges.stream().mapToInt(range -> range.to() - 1).max().orElseThrow();
        isRange = ranges.size() == 1;
        arrivals = new Arrivals(new int[targets]);
    }

    @Override
    public long deliver(long step, SpikeHistory history) {
        long stamp = step - delaySteps;
        int spikes = stamp < 1 ? 0 : selectSources(history, stamp);
        if (spikes == 0) {
            arrivals.clear();
            return 0;
        }
        arrivals.filled();
        return table.count(spiking, spikes, arrivals.counts());
    }

    /** Puts the indices of those that are sources of this projection into {@link #spiking}. */
    private int selectSources(SpikeHistory history, long stamp) {
        var spikes = history.spikes(stamp);
        int selected = 0;
        int last = spikes.populationOf(highestSource);
        for (int population = spikes.populationOf(lowestSource); population <= last; population++) {
            int count = spikes.count(population);
            if (spiking.length < selected + count) {
                spiking = Arrays.copyOf(spiking, selected + count + count / 2);
            }
            var globalIds = spikes.globalIds(population);
            selected = isRange ? selectRange(globalIds, count, selected) : select(globalIds, count, selected);
        }
        return selected;
    }

    /** @return how many are selected then, with those selected before */
    private int selectRange(int[] globalIds, int count, int selectedBefore) {
        final int[] spiking = this.spiking;
        final int lowestSource = this.lowestSource;
        final int size = highestSource - lowestSource + 1;
        int selected = selectedBefore;
        for (int spike = 0; spike < count; spike++) {
            int index = globalIds[spike] - lowestSource;
            if (Integer.compareUnsigned(index, size) < 0) {
                spiking[selected++] = index;
            }
        }
        return selected;
    }

    private int select(int[] globalIds, int count, int selectedBefore) {
        int selected = selectedBefore;
        for (int spike = 0; spike < count; spike++) {
            int index = sources.indexOf(globalIds[spike]);
            if (index >= 0) {
                spiking[selected++] = index;
            }
        }
        return selected;
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void resume(long step, SpikeHistory history) {
        // Nothing is under way but in the history.
    }

    @Override
    public long size() {
        return table.size();
    }

    @Override
    public long bytes() {
        return table.bytes();
    }

    @Override
    public String store() {
        return table.store();
    }
}

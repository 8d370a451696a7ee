package volley.simulation.delivery;

import java.util.Arrays;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.store.ConnectionTable;

/** Connections of one weight and one delay: spikes arrive {@code delaySteps} after their stamps. */
public final class Projection implements SpikeInput, SpikeDelivery {
    private final ConnectionTable table;
    private final NodeSet sources;
    private final LocalNodes targets;
    private final double weight;
    private final int delaySteps;
    private final int lowestSource;
    private final int highestSource;
    private final boolean isRange;
    private final int[] counts;
    private boolean isClear = true;
    private int[] spiking = new int[0];
    private long events;

    /** @param table of the connections, whose targets are numbered by place */
    public Projection(ConnectionTable table, NodeSet sources, LocalNodes targets, double weight, int delaySteps) {
        this.table = table;
        this.sources = sources;
        this.targets = targets;
        this.weight = weight;
        this.delaySteps = delaySteps;
        var ranges = sources.ranges();
        lowestSource = ranges.stream().mapToInt(range -> range.from()).min().orElseThrow();
        highestSource = ranges.stream().mapToInt(range -> range.to() - 1).max().orElseThrow();
        isRange = ranges.size() == 1;
        counts = new int[targets.size()];
    }

    @Override
    public void count(long step, SpikeHistory history) {
        long stamp = step - delaySteps;
        int spikes = stamp < 1 ? 0 : selectSources(history, stamp);
        if (spikes > 0) {
            events += table.count(spiking, spikes, counts);
            isClear = false;
        } else if (!isClear) {
            Arrays.fill(counts, 0);
            isClear = true;
        }
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
    public LocalNodes targets() {
        return targets;
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public int[] counts() {
        return counts;
    }

    @Override
    public boolean isClear() {
        return isClear;
    }

    @Override
    public int longestDelay() {
        return delaySteps;
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public void resume(long step, SpikeHistory history, long eventsBefore) {
        events = eventsBefore;
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

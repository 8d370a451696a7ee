package volley.simulation.delivery;

import java.util.Arrays;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.store.ConnectionTable;
import volley.partition.store.IndexedTable;

/** Connections of one weight and one delay: spikes arrive {@code delaySteps} after their stamps. */
public final class Projection implements SpikeInput, SpikeDelivery {
    private final ConnectionTable table;
    private final SourceSelection sources;
    /** Null where the table has no index. */
    private final FoundSpikes found;

    private final LocalNodes targets;
    private final double weight;
    private final int delaySteps;
    private final int[] counts;
    private boolean isClear = true;
    private long events;

    /** @param table of the connections, whose targets are numbered by place */
    public Projection(ConnectionTable table, NodeSet sources, LocalNodes targets, double weight, int delaySteps) {
        this.table = table;
        this.sources = new SourceSelection(sources);
        found = table instanceof IndexedTable indexed ? new FoundSpikes(indexed, this.sources) : null;
        this.targets = targets;
        this.weight = weight;
        this.delaySteps = delaySteps;
        counts = new int[targets.size()];
    }

    @Override
    public void count(long step, SpikeHistory history) {
        long stamp = step - delaySteps;
        long arrived = stamp < 1 ? 0 : deliver(stamp, history);
        events += arrived;
        if (arrived == 0 && !isClear) {
            Arrays.fill(counts, 0);
        }
        isClear = arrived == 0;
    }

    private long deliver(long stamp, SpikeHistory history) {
        if (found != null) {
            return found.count(stamp, history, counts);
        }
        int spikes = sources.select(history.spikes(stamp));
        return spikes == 0 ? 0 : table.count(sources.indices(), spikes, counts);
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
        if (found != null) {
            found.clear();
        }
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

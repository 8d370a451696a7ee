package volley.simulation.delivery;

import volley.partition.NodeSet;
import volley.partition.store.ConnectionTable;
import volley.partition.store.IndexedTable;

/** Connections of one weight and one delay: spikes arrive {@code delaySteps} after their stamps. */
public final class Projection implements CountingDelivery {
    private final ConnectionTable table;
    private final SourceSelection sources;
    /** Null where the table has no index. */
    private final FoundSpikes found;

    private final int delaySteps;
    private final Arrivals arrivals;

    /** @param targets number of targets in the table */
    public Projection(ConnectionTable table, NodeSet sources, int targets, int delaySteps) {
        this.table = table;
        this.sources = new SourceSelection(sources);
        found = table instanceof IndexedTable indexed ? new FoundSpikes(indexed, this.sources) : null;
        this.delaySteps = delaySteps;
        arrivals = new Arrivals(new int[targets]);
    }

    @Override
    public long deliver(long step, SpikeHistory history) {
        long stamp = step - delaySteps;
        long events = stamp < 1 ? 0 : count(stamp, history);
        if (events > 0) {
            arrivals.filled();
        } else {
            arrivals.clear();
        }
        return events;
    }

    private long count(long stamp, SpikeHistory history) {
        if (found != null) {
            return found.count(stamp, history, arrivals.counts());
        }
        int spikes = sources.select(history.spikes(stamp));
        return spikes == 0 ? 0 : table.count(sources.indices(), spikes, arrivals.counts());
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void resume(long step, SpikeHistory history) {
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

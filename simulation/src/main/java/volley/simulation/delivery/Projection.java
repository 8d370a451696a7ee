package volley.simulation.delivery;

import volley.partition.NodeSet;
import volley.partition.store.ConnectionTable;
import volley.partition.store.IndexedTable;

/** Connections of one weight and one delay: spikes arrive {@code delaySteps} after their stamps. */
public final class Projection implements CountingDelivery {
    private final ConnectionTable table;
    private final SourceSelection sources;
    /** Null where the table has no index, or sources are scattered. */
    private final FoundSpikes found;

    private final int delaySteps;
    private final Arrivals arrivals;

    /** @param targets number of targets in the table */
    public Projection(ConnectionTable table, NodeSet sources, int targets, int delaySteps) {
        this.table = table;
        this.sources = new SourceSelection(sources);
        var ranges = sources.ranges();
        found = table instanceof IndexedTable indexed && ranges.size() == 1
                ? new FoundSpikes(indexed, ranges.getFirst())
                : null;
        this.delaySteps = delaySteps;
        arrivals = new Arrivals(new int[targets]);
    }

    @Override
    public void announce(SpikeHistory history) {
        if (found != null) {
            history.readByRank();
        } else {
            history.readByStep();
        }
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
        var step = history.spikes(stamp);
        if (found != null && step.interval().isByRank()) {
            return found.count(stamp, history, arrivals.counts());
        }
        int spikes = sources.select(step);
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

package volley.simulation.delivery;

import java.util.List;
import volley.partition.LocalNodes;

/** Connections of one weight, whose delays differ. */
public final class DelayedProjection implements SpikeInput, SpikeDelivery {
    /** Targets are numbered by place, and every connection counts once. */
    private static final RowWiring.Scaling COUNTING = new RowWiring.Scaling() {
        @Override
        public int target(int place) {
            return place;
        }

        @Override
        public int shift(int place, int sign) {
            return 0;
        }

        @Override
        public boolean isWide(int place, int sign) {
            return false;
        }
    };

    private final RowStore rows;
    private final LocalNodes targets;
    private final double weight;
    private final int longestDelay;
    private boolean isClear = true;
    private long events;

    /**
     * @param connections all with the multiple 1
     * @param weight of each
     */
    public DelayedProjection(VariedConnections connections, double weight) {
        targets = connections.incoming().localTargets();
        this.weight = weight;
        longestDelay = connections.longestDelay();
        rows = new RowStore(List.of(new RowWiring.Part(connections, COUNTING)), targets.size());
    }

    @Override
    public void count(long step, SpikeHistory history) {
        if (!isClear) {
            rows.clear();
        }
        long arrived = rows.arrive(step, history);
        events += arrived;
        isClear = arrived == 0;
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
        return rows.narrowSums(0);
    }

    @Override
    public boolean isClear() {
        return isClear;
    }

    @Override
    public int longestDelay() {
        return longestDelay;
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public void resume(long step, SpikeHistory history, long eventsBefore) {
        rows.resume(step, history);
        events = eventsBefore;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public long bytes() {
        return rows.bytes();
    }

    @Override
    public String store() {
        return rows.store();
    }
}

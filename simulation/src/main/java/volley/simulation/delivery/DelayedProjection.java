package volley.simulation.delivery;

import java.util.ArrayList;
import java.util.List;

/** Connections of one weight, whose delays differ. */
public final class DelayedProjection extends RowDelivery implements CountingDelivery {
    /** Targets are numbered by place, behind those of the projections before, and every connection counts once. */
    private record Counting(int firstTarget) implements RowWiring.Scaling {
        @Override
        public int target(int place) {
            return firstTarget + place;
        }

        @Override
        public int sum(int place, int sign) {
            return 0;
        }

        @Override
        public int shift(int place, int sign) {
            return 0;
        }

        @Override
        public boolean isWide(int place, int sign) {
            return false;
        }
    }

    private final Arrivals arrivals;

    /** @param connections at least one projection, all with the multiple 1, to different targets */
    public DelayedProjection(List<VariedConnections> connections) {
        super(parts(connections), targets(connections));
        arrivals = new Arrivals(narrowSums(0));
    }

    private static List<RowWiring.Part> parts(List<VariedConnections> connections) {
        var parts = new ArrayList<RowWiring.Part>();
        int before = 0;
        for (var each : connections) {
            parts.add(new RowWiring.Part(each, new Counting(before)));
            before += each.incoming().targets();
        }
        return parts;
    }

    private static int targets(List<VariedConnections> connections) {
        return connections.stream().mapToInt(each -> each.incoming().targets()).sum();
    }

    @Override
    public long deliver(long step, SpikeHistory history) {
        arrivals.clear();
        long events = arrive(step, history);
        if (events > 0) {
            arrivals.filled();
        }
        return events;
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }
}

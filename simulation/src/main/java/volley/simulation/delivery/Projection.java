package volley.simulation.delivery;

import java.util.Arrays;
import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.store.ConnectionTable;

/** Delivers the spikes of the network over one projection, {@code delaySteps} after their stamps. */
public final class Projection implements SpikeInput {
    private final ConnectionTable table;
    private final IdRange targets;
    private final double weightMillivolts;
    private final int delaySteps;
    private final int[] sourceFrom;
    private final int[] sourceTo;
    private final int[] counts;
    private boolean isClear = true;
    private int[] spiking = new int[0];
    private long events;

    /** @param targets local indices of the table's targets */
    public Projection(
            ConnectionTable table, NodeSet sources, IdRange targets, double weightMillivolts, int delaySteps) {
        this.table = table;
        this.targets = targets;
        this.weightMillivolts = weightMillivolts;
        this.delaySteps = delaySteps;
        sourceFrom = sources.ranges().stream().mapToInt(IdRange::from).toArray();
        sourceTo = sources.ranges().stream().mapToInt(IdRange::to).toArray();
        counts = new int[targets.size()];
    }

    @Override
    public void count(long step, SpikeHistory history) {
        long stamp = step - delaySteps;
        int spikes = stamp < 1 ? 0 : selectSources(history.globalIds(stamp), history.count(stamp));
        if (spikes > 0) {
            events += table.count(spiking, spikes, counts);
            isClear = false;
        } else if (!isClear) {
            Arrays.fill(counts, 0);
            isClear = true;
        }
    }

    /** Puts the indices of those that are sources of this projection into {@link #spiking}. */
    private int selectSources(int[] globalIds, int count) {
        if (spiking.length < count) {
            spiking = new int[count + count / 2];
        }
        int selected = 0;
        int before = 0;
        for (int range = 0; range < sourceFrom.length; range++) {
            int from = sourceFrom[range];
            int to = sourceTo[range];
            for (int spike = 0; spike < count; spike++) {
                int globalId = globalIds[spike];
                if (globalId >= from && globalId < to) {
                    spiking[selected++] = before + globalId - from;
                }
            }
            before += to - from;
        }
        return selected;
    }

    @Override
    public IdRange targets() {
        return targets;
    }

    @Override
    public double weightMillivolts() {
        return weightMillivolts;
    }

    @Override
    public int[] counts() {
        return counts;
    }

    public int delaySteps() {
        return delaySteps;
    }

    /** Number of synaptic events delivered to this rank's neurons so far. */
    public long events() {
        return events;
    }

    /** Goes on after so many events. */
    public void resume(long eventsBefore) {
        events = eventsBefore;
    }

    public ConnectionTable table() {
        return table;
    }
}

package volley.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.connect.ConnectionValues;
import volley.partition.random.RandomKey;

/**
 * Connections of a generator to those of a rank's neurons over which its delay is the same.
 *
 * @param weights one value for all, or one for each target by place
 */
record DeviceConnections(LocalNodes targets, double[] weights, int delaySteps) {
    /**
     * Draws the weights and delays of a generator's connections.
     *
     * @param wiring from one source to all targets
     * @return by delay, ascending: where delays are drawn, those that come up on this rank
     */
    static List<DeviceConnections> of(Wiring wiring) {
        var all = wiring.incoming().localTargets();
        var weights = wiring.weights();
        var delays = wiring.delays();
        double[] drawnWeights = (weights.min() == weights.max()
                        ? IntStream.of(weights.min())
                        : IntStream.of(each(weights, all.size())))
                .mapToDouble(multiple -> multiple * wiring.quantum())
                .toArray();
        if (delays.min() == delays.max()) {
            return List.of(new DeviceConnections(all, drawnWeights, delays.min()));
        }
        int[] drawnDelays = each(delays, all.size());
        var counts = new int[delays.max() - delays.min() + 1];
        for (int delay : drawnDelays) {
            counts[delay - delays.min()]++;
        }
        var ofDelays = new ArrayList<DeviceConnections>();
        for (int delay = delays.min(); delay <= delays.max(); delay++) {
            if (counts[delay - delays.min()] > 0) {
                ofDelays.add(ofDelay(delay, counts[delay - delays.min()], drawnDelays, drawnWeights, all));
            }
        }
        return ofDelays;
    }

    private static int[] each(ConnectionValues values, int targets) {
        var one = new int[1];
        var each = new int[targets];
        Arrays.setAll(each, place -> {
            values.values(place, one);
            return one[0];
        });
        return each;
    }

    /** @param size number of connections of the delay */
    private static DeviceConnections ofDelay(int delay, int size, int[] delays, double[] weights, LocalNodes all) {
        var ids = new int[size];
        var ofTargets = weights.length == 1 ? weights : new double[size];
        int found = 0;
        for (int place = 0; found < size; place++) {
            if (delays[place] == delay) {
                ids[found] = all.globalId(place);
                if (ofTargets != weights) {
                    ofTargets[found] = weights[place];
                }
                found++;
            }
        }
        return new DeviceConnections(new LocalNodes(NodeSet.ofIds(ids), all.partition()), ofTargets, delay);
    }

    /** The weights multiplied by a factor. */
    double[] scaled(double factor) {
        return Arrays.stream(weights).map(weight -> weight * factor).toArray();
    }

    /** A random key for each target. */
    long[] keys(long deviceKey) {
        return IntStream.range(0, targets.size())
                .mapToLong(place -> RandomKey.narrow(deviceKey, targets.globalId(place)))
                .toArray();
    }
}

package volley.simulation;

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
        return Arrays.stream(drawnDelays)
                .distinct()
                .sorted()
                .mapToObj(delay -> ofDelay(delay, drawnDelays, drawnWeights, all))
                .toList();
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

    private static DeviceConnections ofDelay(int delay, int[] delays, double[] weights, LocalNodes all) {
        int[] places = IntStream.range(0, delays.length)
                .filter(place -> delays[place] == delay)
                .toArray();
        var targets = NodeSet.ofIds(IntStream.of(places).map(all::globalId).toArray());
        var ofTargets = weights.length == 1
                ? weights
                : IntStream.of(places).mapToDouble(place -> weights[place]).toArray();
        return new DeviceConnections(new LocalNodes(targets, all.partition()), ofTargets, delay);
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

package volley.simulation.delivery;

import java.util.List;
import volley.partition.store.BlockedRowsBuilder;
import volley.partition.store.BlockedRowsBuilder.Block;

/**
 * Puts connections whose weights or delays differ into rows: those that one sum of their target takes apart from those
 * that the other does, and those that need 48 bits apart from those that 16 are enough for.
 */
final class RowWiring {
    static final int SIGNS = 2;

    /** The sums that a target may have. */
    static final int SUMS = 2;

    /** How a rank's targets take the weights of a projection. */
    interface Scaling {
        /** Number of the target among the rank's. */
        int target(int place);

        /** Which of the two sums of a target takes the weights of a sign. */
        int sum(int place, int sign);

        /** Power of two that multiples of a sign are multiplied by. */
        int shift(int place, int sign);

        /** Whether they take 48 bits then. */
        boolean isWide(int place, int sign);
    }

    /** A projection, and how its targets take its weights. */
    record Part(VariedConnections connections, Scaling scaling) {}

    private final List<Part> parts;
    /** By sum, then narrow and wide. */
    private final BlockedRowsBuilder[][] builders = new BlockedRowsBuilder[SUMS][2];

    /** @param targets number of the rank's targets */
    RowWiring(List<Part> parts, int targets) {
        this.parts = parts;
        var all = parts.stream().map(Part::connections).toList();
        int lowest =
                all.stream().mapToInt(VariedConnections::lowestSource).min().orElseThrow();
        int highest =
                all.stream().mapToInt(VariedConnections::highestSource).max().orElseThrow();
        int shortest =
                all.stream().mapToInt(VariedConnections::shortestDelay).min().orElseThrow();
        int longest =
                all.stream().mapToInt(VariedConnections::longestDelay).max().orElseThrow();
        for (var ofSum : builders) {
            ofSum[0] = new BlockedRowsBuilder(targets, lowest, highest, shortest, longest, false);
            ofSum[1] = new BlockedRowsBuilder(targets, lowest, highest, shortest, longest, true);
        }
    }

    /** Draws all connections twice: to count them, then to place them. */
    void wire() {
        parts.forEach(this::count);
        for (var ofSum : builders) {
            ofSum[0].allocate();
            ofSum[1].allocate();
        }
        parts.forEach(this::place);
    }

    private void count(Part part) {
        var connections = part.connections;
        boolean areBothSigns = connections.has(0) && connections.has(1);
        int targets = connections.incoming().targets();
        for (int place = 0; place < targets; place++) {
            int count = connections.drawSources(place);
            int split = connections.has(0) ? count : 0;
            if (areBothSigns) {
                connections.drawWeights(place);
                split = connections.splitBySign(count);
            }
            count(part, place, 0, 0, split);
            count(part, place, 1, split, count);
        }
    }

    private void count(Part part, int place, int sign, int from, int to) {
        if (from < to) {
            builderOf(part, place, sign).count(part.scaling.target(place), part.connections.sources(), from, to);
        }
    }

    private void place(Part part) {
        var connections = part.connections;
        boolean areBothSigns = connections.has(0) && connections.has(1);
        int targets = connections.incoming().targets();
        for (int place = 0; place < targets; place++) {
            int count = connections.drawSources(place);
            connections.drawWeights(place);
            connections.drawDelays(place);
            int split = connections.has(0) ? count : 0;
            if (areBothSigns) {
                split = connections.splitBySign(count);
            }
            place(part, place, 0, 0, split);
            place(part, place, 1, split, count);
        }
    }

    private void place(Part part, int place, int sign, int from, int to) {
        if (from < to) {
            var drawn = part.connections;
            int target = part.scaling.target(place);
            int shift = part.scaling.shift(place, sign);
            builderOf(part, place, sign)
                    .add(target, drawn.sources(), drawn.multiples(), shift, drawn.delaySteps(), from, to);
        }
    }

    private BlockedRowsBuilder builderOf(Part part, int place, int sign) {
        return builders[part.scaling.sum(place, sign)][part.scaling.isWide(place, sign) ? 1 : 0];
    }

    /** The rows of a sum and width, by blocks of targets; to be asked for once. */
    List<Block> rows(int sum, boolean wide) {
        return builders[sum][wide ? 1 : 0].build();
    }
}

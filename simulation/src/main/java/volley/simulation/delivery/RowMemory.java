package volley.simulation.delivery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.store.BlockedRowsBuilder;
import volley.partition.store.SynapseRows;

/** How much memory a rank's connections take whose weights differ, told before they are drawn. */
public final class RowMemory {
    /**
     * A projection.
     *
     * @param connections number of connections
     * @param shortestDelay in steps
     * @param longestDelay in steps
     */
    public record Part(WeightedTargets weights, long connections, int shortestDelay, int longestDelay) {}

    /** What goes into the rows of one sum and one width. */
    private static final class Rows {
        private final BitSet blocks = new BitSet();
        private final List<IdRange> sources = new ArrayList<>();
        private double connections;

        void add(Part part, IdRange population, double share) {
            connections += share;
            sources.addAll(part.weights.sources().ranges());
            for (var range : part.weights.localTargets()) {
                int from = Math.max(range.from(), population.from());
                int to = Math.min(range.to(), population.to());
                if (from < to) {
                    blocks.set(from / SynapseRows.BLOCK, (to - 1) / SynapseRows.BLOCK + 1);
                }
            }
        }
    }

    private final List<Part> parts;
    private final List<IdRange> populations;
    private final int[] channels;
    private final Quanta quanta;
    /** By sum, then narrow and wide. */
    private final Rows[][] rows = {{new Rows(), new Rows()}, {new Rows(), new Rows()}};

    private RowMemory(List<Part> parts, List<IdRange> populations, int[] channels) {
        this.parts = parts;
        this.populations = populations;
        this.channels = channels;
        quanta = new Quanta(parts.stream().map(Part::weights).toList(), populations, channels);
        for (int i = 0; i < parts.size(); i++) {
            for (int population = 0; population < populations.size(); population++) {
                add(i, population);
            }
        }
    }

    /**
     * Heap that building the rows takes at its peak, in bytes.
     *
     * @param parts at least one
     * @param populations local indices of the rank's neurons by population
     * @param channels number of channels of each population that are summed apart
     */
    public static double bytes(List<Part> parts, List<IdRange> populations, int[] channels) {
        return new RowMemory(parts, populations, channels).bytes();
    }

    /** The same of connections of one weight whose delays differ. */
    public static double bytesOfCounts(
            NodeSet sources, int targets, long connections, int shortestDelay, int longestDelay) {
        return BlockedRowsBuilder.expectedBytes(
                connections,
                Math.ceilDiv(targets, SynapseRows.BLOCK),
                sources.size(),
                end(sources) - first(sources),
                longestDelay - shortestDelay + 1,
                false);
    }

    private void add(int projection, int population) {
        var part = parts.get(projection);
        var weights = part.weights;
        int reached = weights.targetsAmong(populations.get(population));
        if (reached == 0) {
            return;
        }
        double all = weights.localTargets().stream().mapToInt(IdRange::size).sum();
        boolean hasBothSigns = weights.has(0) && weights.has(1);
        double connections = part.connections * (reached / all) / (hasBothSigns ? 2 : 1);
        for (int sign = 0; sign < RowWiring.SIGNS; sign++) {
            if (weights.has(sign)) {
                int sum = channels[population] == 1 ? 0 : sign;
                int width = quanta.isWide(projection, population, sign) ? 1 : 0;
                rows[sum][width].add(part, populations.get(population), connections);
            }
        }
    }

    private double bytes() {
        int first = parts.stream()
                .mapToInt(part -> first(part.weights.sources()))
                .min()
                .orElseThrow();
        int end = parts.stream()
                .mapToInt(part -> end(part.weights.sources()))
                .max()
                .orElseThrow();
        int shortest = parts.stream().mapToInt(Part::shortestDelay).min().orElseThrow();
        int longest = parts.stream().mapToInt(Part::longestDelay).max().orElseThrow();
        double bytes = 0;
        for (var ofSum : rows) {
            for (int width = 0; width < ofSum.length; width++) {
                bytes += BlockedRowsBuilder.expectedBytes(
                        ofSum[width].connections,
                        ofSum[width].blocks.cardinality(),
                        distinct(ofSum[width].sources),
                        end - first,
                        longest - shortest + 1,
                        width == 1);
            }
        }
        return bytes;
    }

    private static int first(NodeSet nodes) {
        return nodes.ranges().stream().mapToInt(IdRange::from).min().orElseThrow();
    }

    private static int end(NodeSet nodes) {
        return nodes.ranges().stream().mapToInt(IdRange::to).max().orElseThrow();
    }

    /** Number of neurons in ranges that may overlap. */
    private static long distinct(List<IdRange> ranges) {
        ranges.sort(Comparator.comparingInt(IdRange::from));
        long size = 0;
        int end = 0;
        for (var range : ranges) {
            size += Math.max(0, range.to() - Math.max(end, range.from()));
            end = Math.max(end, range.to());
        }
        return size;
    }
}

package volley.partition.store;

import java.util.ArrayList;
import java.util.List;
import volley.partition.UserException;

/** Builds {@link SynapseRows} to any number of targets, which it divides into blocks. */
public final class BlockedRowsBuilder {
    private final int firstSource;
    private final int lastSource;
    private final int shortestDelay;
    private final int longestDelay;
    private final boolean wide;
    private final RowsBuilder[] blocks;

    /**
     * Rows to some targets.
     *
     * @param firstTarget number of the target that the rows call 0
     */
    public record Block(SynapseRows rows, int firstTarget) {}

    /**
     * @param targets number of targets
     * @param firstSource lowest global id of a source
     * @param lastSource highest global id of a source
     * @param shortestDelay in steps, of any connection
     * @param longestDelay in steps, of any connection
     * @param wide whether weight multiples take 48 bits, not 16
     * @throws UserException if the delays differ by more than 65,535 steps
     */
    public BlockedRowsBuilder(
            int targets, int firstSource, int lastSource, int shortestDelay, int longestDelay, boolean wide) {
        if (longestDelay - shortestDelay > Character.MAX_VALUE) {
            throw new UserException("delays of " + shortestDelay + " to " + longestDelay
                    + " steps where weights or delays differ: expected at most " + (int) Character.MAX_VALUE
                    + " steps between them");
        }
        this.firstSource = firstSource;
        this.lastSource = lastSource;
        this.shortestDelay = shortestDelay;
        this.longestDelay = longestDelay;
        this.wide = wide;
        blocks = new RowsBuilder[Math.ceilDiv(targets, SynapseRows.BLOCK)];
    }

    /**
     * Heap that building takes at its peak, in bytes.
     *
     * @param connections number of connections
     * @param blocks number of blocks of targets that have any
     * @param sources number of sources that have any
     * @param span global ids from the lowest of a source to the highest
     * @param delays number of delays that there may be
     */
    public static double expectedBytes(
            double connections, int blocks, long sources, long span, int delays, boolean wide) {
        if (connections == 0) {
            return 0;
        }
        int words = wide ? WideRows.WORDS : NarrowRows.WORDS;
        double rows = (double) blocks * sources;
        double ofRow = connections / rows;
        double ints = connections * words + rows * (Math.min(ofRow, delays) + Math.min(ofRow, 1));
        return ints * RowsBuilder.intBytes(delays - 1)
                + (double) blocks * span * RowsBuilder.ROW_BYTES
                + Math.min(connections, (double) blocks * RowsBuilder.MOST_COLLECTED)
                        * RowsBuilder.collectedBytes(words);
    }

    /** Counts a target's connections by their sources' global ids. */
    public void count(int target, int[] sources, int from, int to) {
        int block = target / SynapseRows.BLOCK;
        if (blocks[block] == null) {
            blocks[block] = new RowsBuilder(firstSource, lastSource, shortestDelay, longestDelay, wide);
        }
        blocks[block].count(sources, from, to);
    }

    /** @throws UserException if there are too many connections to a block of targets */
    public void allocate() {
        for (RowsBuilder block : blocks) {
            if (block != null && !block.allocate()) {
                throw new UserException("more than " + Integer.MAX_VALUE + " connections whose weights or delays differ"
                        + " to " + SynapseRows.BLOCK + " neurons of a rank: expected more ranks");
            }
        }
    }

    /** Places connections that have been counted; see {@link RowsBuilder#add}. */
    public void add(int target, int[] sources, int[] multiples, int shift, int[] delaySteps, int from, int to) {
        blocks[target / SynapseRows.BLOCK].add(
                target % SynapseRows.BLOCK, sources, multiples, shift, delaySteps, from, to);
    }

    /** The rows of all blocks that have any connections. */
    public List<Block> build() {
        var built = new ArrayList<Block>();
        for (int block = 0; block < blocks.length; block++) {
            if (blocks[block] != null) {
                built.add(new Block(blocks[block].build(), block * SynapseRows.BLOCK));
                blocks[block] = null;
            }
        }
        return built;
    }
}

package volley.partition.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedConnectionsTest {
    /** Sources of each target. */
    private record Rows(int sources, boolean hasMultapses, int[]... rows) implements TargetMajorConnections {
        @Override
        public int targets() {
            return rows.length;
        }

        @Override
        public long size() {
            return Arrays.stream(rows).mapToLong(row -> row.length).sum();
        }

        @Override
        public int mostIndegree() {
            return Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
        }

        @Override
        public int sources(int target, int[] into) {
            System.arraycopy(rows[target], 0, into, 0, rows[target].length);
            return rows[target].length;
        }
    }

    private final JoinedConnections joined = new JoinedConnections(List.of(
            new Rows(9, false, new int[] {1}, new int[] {2, 3}),
            new Rows(9, false),
            new Rows(9, true, new int[] {4, 4, 5}),
            new Rows(9, false, new int[0], new int[] {8})));

    private int[] sourcesOf(int target) {
        var into = new int[joined.mostIndegree()];
        int count = joined.sources(target, into);
        return Arrays.copyOf(into, count);
    }

    @Test
    void shouldNumberTargetsPartAfterPart() {
        int[][] expected = {{1}, {2, 3}, {4, 4, 5}, {}, {8}};
        assertEquals(expected.length, joined.targets());
        for (int target : new int[] {0, 1, 2, 3, 4, 2, 0, 4, 1}) {
            assertArrayEquals(expected[target], sourcesOf(target), "target " + target);
        }
    }

    @Test
    void shouldAddUpItsParts() {
        assertEquals(9, joined.sources());
        assertEquals(7, joined.size());
        assertEquals(3, joined.mostIndegree());
        assertTrue(joined.hasMultapses());
        assertFalse(new JoinedConnections(List.of(new Rows(9, false, new int[] {1}))).hasMultapses());
    }
}

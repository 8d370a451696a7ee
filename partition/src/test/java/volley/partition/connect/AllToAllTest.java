package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import volley.partition.NodeSet;

class AllToAllTest {
    @Test
    void shouldConnectEverySourceToEveryTargetItselfIncluded() {
        var drawn = Drawn.sources(ConnectionRule.allToAll(), NodeSet.of(3, 9), NodeSet.of(0, 7), 1);
        assertEquals(7, drawn.length);
        for (var row : drawn) {
            assertArrayEquals(IntStream.range(3, 9).toArray(), row);
        }
    }

    @Test
    void shouldLeaveOutATargetItselfWithoutAutapses() {
        var sources = NodeSet.of(3, 9);
        var targets = NodeSet.of(0, 7);
        var rule = ConnectionRule.allToAll().withoutAutapses();
        var drawn = Drawn.sources(rule, sources, targets, 1);
        int pairs = 0;
        for (int target = 0; target < 7; target++) {
            int self = target;
            assertArrayEquals(
                    IntStream.range(3, 9).filter(source -> source != self).toArray(), drawn[target]);
            pairs += drawn[target].length;
        }
        assertEquals(38, pairs);
        assertEquals(38, rule.expectedSize(sources, targets));
    }

    @Test
    void shouldConnectAllWithoutAutapsesWhereNoneCanBe() {
        var rule = ConnectionRule.allToAll().withoutAutapses();
        for (var row : Drawn.sources(rule, NodeSet.of(7, 9), NodeSet.of(0, 7), 1)) {
            assertArrayEquals(new int[] {7, 8}, row);
        }
    }

    @Test
    void shouldConnectNothingWhereTheOnlyNeuronIsTheTargetItself() {
        var rule = ConnectionRule.allToAll().withoutAutapses();
        assertArrayEquals(new int[1][0], Drawn.sources(rule, NodeSet.of(5, 6), NodeSet.of(5, 6), 1));
    }
}

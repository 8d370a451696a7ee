package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import volley.partition.NodeSet;
import volley.partition.UserException;

class OneToOneTest {
    @Test
    void shouldConnectEachSourceToTheTargetWithItsIndex() {
        var sources = NodeSet.of(7, 9).plus(NodeSet.of(0, 2));
        var drawn = Drawn.sources(ConnectionRule.oneToOne(), sources, NodeSet.of(2, 6), 1);
        assertArrayEquals(new int[][] {{7}, {8}, {0}, {1}}, drawn);
    }

    @Test
    void shouldRefuseSourcesAndTargetsOfDifferentNumbers() {
        var rule = ConnectionRule.oneToOne();
        var thrown = assertThrows(UserException.class, () -> rule.check(NodeSet.of(0, 3), NodeSet.of(3, 7)));
        assertEquals(
                "one-to-one from 3 sources to 4 targets: expected as many sources as targets", thrown.getMessage());
    }
}

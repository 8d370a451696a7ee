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
}

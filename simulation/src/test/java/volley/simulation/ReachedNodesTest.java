package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import volley.partition.NodeSet;

class ReachedNodesTest {
    @Test
    void shouldKnowWhatHasBeenAdded() {
        var random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            var reached = new ReachedNodes();
            var expected = new BitSet();
            for (int call = 0; call < 60; call++) {
                int[] ids = random.ints(1 + random.nextInt(4), 0, 60).distinct().toArray();
                var nodes = NodeSet.ofIds(ids);
                var common = new BitSet();
                for (int id : ids) {
                    common.set(id);
                }
                boolean overlaps = common.intersects(expected);
                assertEquals(overlaps, reached.overlaps(nodes), nodes + " and " + expected);
                if (!overlaps) {
                    reached.add(nodes);
                    expected.or(common);
                }
            }
        }
    }
}

package volley.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LocalNodesTest {
    /** A rank's nodes behave as the list of those of the set's ids that the rank owns. */
    @Property(seed = "1")
    void shouldBeTheRanksNodesInTheSetsOrder(
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll @IntRange(min = 1, max = 9) int ranks,
            @ForAll long seed) {
        var set = NodeSet.ofIds(
                new Random(seed).ints(0, 60).distinct().limit(size).toArray());
        for (int rank = 0; rank < ranks; rank++) {
            var partition = new RoundRobin(rank, ranks);
            var nodes = new LocalNodes(set, partition);
            var owned = new ArrayList<Integer>();
            for (int index = 0; index < size; index++) {
                int id = set.globalId(index);
                assertEquals(owned.size(), nodes.placeFrom(index));
                assertEquals(partition.owns(id) ? owned.size() : -1, nodes.placeOf(index));
                if (partition.owns(id)) {
                    owned.add(id);
                }
            }
            assertEquals(owned.size(), nodes.size());
            assertEquals(owned.size(), nodes.placeFrom(size));
            assertEquals(
                    owned,
                    IntStream.range(0, nodes.size()).mapToObj(nodes::globalId).toList());
            var localIndices = nodes.localIndices();
            for (int place = 0; place < localIndices.length; place++) {
                assertEquals(nodes.localIndex(place), localIndices[place]);
            }
        }
    }
}

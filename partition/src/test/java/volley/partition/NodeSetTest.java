package volley.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A set of nodes behaves as the list of its ids does. */
class NodeSetTest {
    /** Up to six disjoint ranges, some of them adjacent, in any order. */
    @Provide
    Arbitrary<NodeSet> nodeSets() {
        return Arbitraries.integers()
                .between(0, 60)
                .list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(7)
                .map(cuts -> cuts.stream().sorted().toList())
                .map(cuts -> IntStream.range(1, cuts.size())
                        .mapToObj(i -> new IdRange(cuts.get(i - 1), cuts.get(i)))
                        .toList())
                .flatMap(ranges -> Arbitraries.shuffle(ranges).flatMap(shuffled -> Arbitraries.integers()
                        .between(1, shuffled.size())
                        .map(count -> new NodeSet(shuffled.subList(0, count)))));
    }

    private static List<Integer> ids(NodeSet set) {
        return set.ranges().stream()
                .flatMap(range -> IntStream.range(range.from(), range.to()).boxed())
                .toList();
    }

    @Property(seed = "1")
    void shouldFindEachNeuronByItsIndex(@ForAll("nodeSets") NodeSet set) {
        var ids = ids(set);
        assertEquals(ids.size(), set.size());
        for (int index = 0; index < ids.size(); index++) {
            assertEquals(ids.get(index), set.globalId(index));
        }
        for (int id = 0; id <= 61; id++) {
            assertEquals(ids.indexOf(id), set.indexOf(id));
        }
    }

    @Property(seed = "1")
    void shouldSliceByIndex(@ForAll("nodeSets") NodeSet set, @ForAll @IntRange(max = 60) int a, @ForAll int b) {
        int from = a % set.size();
        int to = from + 1 + Math.floorMod(b, set.size() - from);
        assertEquals(ids(set).subList(from, to), ids(set.slice(from, to)));
    }

    @Property(seed = "1")
    void shouldJoinDisjointSetsInOrder(@ForAll("nodeSets") NodeSet set) {
        Assume.that(set.size() > 1);
        int middle = set.size() / 2;
        var first = set.slice(0, middle);
        var second = set.slice(middle, set.size());
        assertEquals(set, first.plus(second));
        var swapped = new ArrayList<>(ids(second));
        swapped.addAll(ids(first));
        assertEquals(swapped, ids(second.plus(first)));
    }

    @Property(seed = "1")
    void shouldDealItsNeuronsToTheRanks(
            @ForAll("nodeSets") NodeSet set, @ForAll @IntRange(min = 1, max = 9) int ranks) {
        for (int rank = 0; rank < ranks; rank++) {
            var partition = new RoundRobin(rank, ranks);
            var expected = ids(set).stream().filter(partition::owns).toList();
            var local = set.localRanges(partition).stream()
                    .flatMap(range -> IntStream.range(range.from(), range.to()).boxed())
                    .map(partition::globalId)
                    .toList();
            assertEquals(expected, local);
            assertEquals(expected.size(), set.localSize(partition));
        }
    }

    @Test
    void shouldMergeAdjacentRanges() {
        var joined = NodeSet.of(0, 4).plus(NodeSet.of(4, 7)).plus(NodeSet.of(9, 10));
        assertEquals(List.of(new IdRange(0, 7), new IdRange(9, 10)), joined.ranges());
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "0, 11", "11, 12"})
    void shouldRefuseASliceOutOfRange(int from, int to) {
        var thrown = assertThrows(UserException.class, () -> NodeSet.of(0, 10).slice(from, to));
        assertEquals(
                "slice [" + from + ", " + to + ") of 10 neurons: expected 0 <= from < to <= 10", thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "7, 3", "10, 10"})
    void shouldRefuseAnEmptySlice(int from, int to) {
        var thrown = assertThrows(UserException.class, () -> NodeSet.of(0, 10).slice(from, to));
        assertEquals("slice [" + from + ", " + to + ") is empty: expected from < to", thrown.getMessage());
    }

    @Test
    void shouldRefuseToTakeANeuronTwice() {
        var set = NodeSet.of(0, 5).plus(NodeSet.of(8, 12));
        var thrown = assertThrows(UserException.class, () -> set.plus(NodeSet.of(11, 20)));
        assertEquals("neuron 11 is in both summands of plus: expected distinct neurons", thrown.getMessage());
    }

    @Test
    void shouldRefuseAnIndexBeyondItsNeurons() {
        var thrown = assertThrows(
                IndexOutOfBoundsException.class, () -> NodeSet.of(0, 10).globalId(10));
        assertEquals("index 10 of 10 neurons", thrown.getMessage());
    }

    @Test
    void shouldKeepTheOrderOfIds() {
        var set = NodeSet.ofIds(7, 2, 3, 9);
        assertEquals(List.of(7, 2, 3, 9), ids(set));
        assertEquals(List.of(new IdRange(7, 8), new IdRange(2, 4), new IdRange(9, 10)), set.ranges());
        assertEquals(NodeSet.of(2, 4), set.slice(1, 3));
        assertEquals("neurons 7, 2 to 3, 9", set.toString());
    }

    @Test
    void shouldRefuseIdsThatAreNoSet() {
        assertEquals(
                "neuron 4 is named twice: expected distinct global ids",
                assertThrows(UserException.class, () -> NodeSet.ofIds(4, 1, 4)).getMessage());
        assertThrows(UserException.class, () -> NodeSet.ofIds(4, -1));
        assertThrows(UserException.class, () -> NodeSet.ofIds());
    }

    @Property(seed = "1")
    void shouldTellWhetherSetsOverlap(@ForAll("nodeSets") NodeSet set, @ForAll("nodeSets") NodeSet other) {
        boolean overlap = ids(set).stream().anyMatch(ids(other)::contains);
        assertEquals(overlap, set.overlaps(other));
    }
}

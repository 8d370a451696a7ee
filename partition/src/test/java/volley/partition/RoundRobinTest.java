package volley.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundRobinTest {
    @Property(seed = "1")
    void shouldGiveEachNeuronToOneRank(
            @ForAll @IntRange(max = 1_000_000) int globalId, @ForAll @IntRange(min = 1, max = 100) int ranks) {
        var owners = IntStream.range(0, ranks)
                .mapToObj(rank -> new RoundRobin(rank, ranks))
                .filter(partition -> partition.owns(globalId))
                .toList();
        assertEquals(1, owners.size());
        assertEquals(globalId % ranks, owners.getFirst().rank());
    }

    @Property(seed = "1")
    void shouldFindANeuronByItsLocalIndex(
            @ForAll @IntRange(max = Integer.MAX_VALUE) int globalId,
            @ForAll @IntRange(min = 1, max = 100_000) int ranks) {
        var partition = new RoundRobin(globalId % ranks, ranks);
        assertEquals(globalId / ranks, partition.localIndexFrom(globalId));
        assertEquals(globalId, partition.globalId(partition.localIndexFrom(globalId)));
    }

    @Property(seed = "1")
    void shouldCountTheNeuronsBelowAnId(
            @ForAll @IntRange(max = 300) int globalId, @ForAll @IntRange(min = 1, max = 40) int ranks) {
        for (int rank = 0; rank < ranks; rank++) {
            var partition = new RoundRobin(rank, ranks);
            long below = IntStream.range(0, globalId).filter(partition::owns).count();
            assertEquals(below, partition.localIndexFrom(globalId));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 2", "2, 2"})
    void shouldRefuseARankThatIsNotOneOfThem(int rank, int ranks) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> new RoundRobin(rank, ranks));
        assertEquals("rank " + rank + " of " + ranks + ": expected 0 <= rank < ranks", thrown.getMessage());
    }
}

package volley.partition.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalOrderTest {
    private static int[] slots(int sources, int ranks, int... asked) {
        var slots = new int[asked.length];
        new ArrivalOrder(sources, ranks).toSlots(asked, asked.length, slots);
        return slots;
    }

    /** Sources 0, 3, 6, 9 are of one rank; 1, 4, 7 of the next; 2, 5, 8 of the third. */
    @Test
    void shouldPutTheSourcesOfARankTogether() {
        int[] slots = slots(10, 3, 0, 3, 6, 9, 1, 4, 7, 2, 5, 8);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 8, 9, 10}, slots);
        assertEquals(12, new ArrivalOrder(10, 3).slots());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 1", "10, 10", "10, 11", "1000, 7", "4096, 64", "99999, 1024"})
    void shouldGiveEachSourceASlotOfItsOwn(int sources, int ranks) {
        int[] slots = slots(sources, ranks, IntStream.range(0, sources).toArray());
        int most = new ArrivalOrder(sources, ranks).slots();
        assertEquals(sources, Arrays.stream(slots).distinct().count());
        assertTrue(Arrays.stream(slots).allMatch(slot -> slot >= 0 && slot < most));
        assertTrue(most < sources + Math.min(ranks, sources), most + " slots");
    }

    /** Also where each rank has one source at most, and where slots are sources. */
    @ParameterizedTest
    @CsvSource({"10, 1", "10, 3", "10, 10", "10, 11", "99999, 1024", "2147483647, 65536"})
    void shouldPutTheNextSourceOfARankOneStrideBehind(int sources, int ranks) {
        var order = new ArrivalOrder(sources, ranks);
        for (int source : new int[] {0, 1, ranks - 1, sources / 2, sources - ranks - 1}) {
            if (source >= 0 && source < sources - ranks) {
                assertEquals(order.slot(source) + order.stride(), order.slot(source + ranks), "source " + source);
            }
        }
    }

    /** The largest ids, and as many slots as an int can count. */
    @ParameterizedTest
    @CsvSource({"2147483647, 1", "2147483647, 65536", "2147400000, 1000", "2147483647, 2147483647"})
    void shouldDivideTheLargestExactly(int sources, int ranks) {
        var order = new ArrivalOrder(sources, ranks);
        assertTrue(order.slots() >= sources, order.slots() + " slots");
        int stretch = sources == 2147400000 ? Math.ceilDiv(sources, ranks) : 1;
        for (int source : new int[] {0, ranks - 1, sources / 2, sources - 2, sources - 1}) {
            int expected = stretch == 1 ? source : source % ranks * stretch + source / ranks;
            assertArrayEquals(new int[] {expected}, slots(sources, ranks, source));
        }
    }
}

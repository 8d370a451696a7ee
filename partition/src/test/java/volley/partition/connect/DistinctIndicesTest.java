package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.partition.random.RandomKey;

class DistinctIndicesTest {
    private static final int DRAWS = 50;

    /** Floyd's algorithm over a set, as it was published. */
    private static int[] expected(long key, int bound, int size) {
        var drawn = new LinkedHashSet<Integer>();
        for (int k = 0; k < size; k++) {
            int last = bound - size + k;
            int index = RandomKey.index(RandomKey.draw(key, k), last + 1);
            drawn.add(drawn.contains(index) ? last : index);
        }
        return drawn.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Few of many, on either side of where bits are kept, and all. */
    @ParameterizedTest
    @CsvSource({"1000000000, 1", "1000000000, 300", "640, 10", "641, 10", "100000, 1000", "20, 20", "21, 20", "5, 0"})
    void shouldDrawWhatFloydsAlgorithmDraws(int bound, int size) {
        var indices = new DistinctIndices(bound, size);
        for (int key = 0; key < DRAWS; key++) {
            var drawn = new int[size];
            indices.draw(key, bound, size, drawn);
            assertArrayEquals(expected(key, bound, size), drawn);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000000, 30", "1000, 500"})
    void shouldDrawFewerThanTheMost(int bound, int most) {
        var indices = new DistinctIndices(bound, most);
        for (int size = most; size >= 0; size--) {
            var drawn = new int[size];
            indices.draw(size, bound - 1, size, drawn);
            assertArrayEquals(expected(size, bound - 1, size), drawn);
        }
    }
}

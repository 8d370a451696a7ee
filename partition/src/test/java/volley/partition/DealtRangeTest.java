package volley.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealtRangeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 10, 1",
        "0, 10, 3",
        "4, 5, 3",
        "7, 30, 4",
        "7, 9, 20",
        "0, 0, 3",
        "5, 5, 3",
        "2147483600, 2147483647, 7"
    })
    void shouldTellWhereNeuronsStandAsTheDealDoes(int from, int to, int ranks) {
        var range = new DealtRange(new IdRange(from, to), ranks);
        int all = 0;
        for (int rank = 0; rank < ranks; rank++) {
            var partition = new RoundRobin(rank, ranks);
            assertEquals(partition.localIndexFrom(from), range.from(rank));
            assertEquals(partition.localIndexFrom(to), range.to(rank));
            for (int localIndex = range.from(rank); localIndex < range.to(rank); localIndex++) {
                assertEquals(partition.globalId(localIndex) - from, range.place(localIndex, rank));
                all++;
            }
        }
        assertEquals(to - from, all);
    }
}

package volley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrowdingTest {
    @Test
    void shouldNotWarnWhereEachRankHasAProcessor() {
        assertEquals(Optional.empty(), Crowding.warning(4, 2, 8, 2));
        assertEquals(Optional.empty(), Crowding.warning(8, 1, 8, 1));
    }

    @Test
    void shouldWarnOfMoreRanksThanTheHostHasProcessors() {
        assertEquals(
                Optional.of("volley: warning: 4 ranks on this host that has 2 processors: exchanges will be slow,"
                        + " expected at most one rank a processor"),
                Crowding.warning(4, 1, 2, 2));
    }

    @Test
    void shouldWarnOfThreadsThatShareTheProcessorTheirProcessIsBoundTo() {
        assertEquals(
                Optional.of("volley: warning: 2 ranks in a process that has 1 processor: exchanges will be slow,"
                        + " expected at most one rank a processor"),
                Crowding.warning(2, 2, 64, 1));
    }

    @Test
    void shouldCountProcessorsAsLinuxListsThem() {
        assertEquals(1, Machine.countRanges("0\n"));
        assertEquals(6, Machine.countRanges("0-3,8,10\n"));
    }
}

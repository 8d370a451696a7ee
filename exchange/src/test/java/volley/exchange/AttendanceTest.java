package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    @Test
    void shouldNameTheRankThatHasNotCome() {
        var attendance = new Attendance(2, List.of(values(7, 7), values(7, 6)));
        assertEquals("rank 3", attendance.describeBehind(7));
    }

    @Test
    void shouldNotNameRanksThatHaveGoneOn() {
        var attendance = new Attendance(2, List.of(values(7, 8), values(5, 9)));
        assertEquals("rank 2", attendance.describeBehind(7));
    }

    @Test
    void shouldTellThoseWhoDoNotAnswerFromThoseWhoAreLate() {
        var attendance = new Attendance(1, List.of(values(7), values(2), Optional.empty()));
        assertEquals("rank 1, and for rank 2, which does not answer", attendance.describeBehind(7));
    }

    @Test
    void shouldSayThatAllHaveCome() {
        var attendance = new Attendance(1, List.of(values(7), values(7)));
        assertEquals("a message that is lost: all ranks have come", attendance.describeBehind(7));
    }

    @Test
    void shouldNotListHundredsOfRanks() {
        var silent = IntStream.range(0, 300).mapToObj(process -> Optional.<long[]>empty());
        assertEquals(
                "ranks 0, 1, 2, 3, 4, 5, 6, 7 and 292 more, which do not answer",
                new Attendance(1, silent.toList()).describeBehind(7));
    }

    @Test
    void shouldTellThoseWhoHaveEndedFromThoseWhoAreLate() {
        var ended = new Progress(1);
        ended.step(0);
        ended.step(0);
        ended.leave();
        var attendance = new Attendance(1, List.of(values(3), values(2), Optional.of(ended.values())));
        assertEquals("rank 1, and for rank 2, which has ended", attendance.describeBehind(3));
    }

    @Test
    void shouldFindOutWhoWaitsForOneThatLeaves() {
        var leaving = new Progress(1);
        leaving.leave();
        long value = leaving.values()[0];
        assertTrue(new Attendance(1, List.of(Optional.of(leaving.values()), values(1))).anyoneWaitsFor(value));
        assertFalse(new Attendance(1, List.of(Optional.of(leaving.values()), values(0))).anyoneWaitsFor(value));
        assertFalse(new Attendance(1, List.of(Optional.of(leaving.values()), Optional.empty())).anyoneWaitsFor(value));
    }

    private static Optional<long[]> values(long... values) {
        return Optional.of(values);
    }
}

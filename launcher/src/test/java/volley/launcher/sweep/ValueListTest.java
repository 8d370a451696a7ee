package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.UserException;

class ValueListTest {
    private static List<String> values(String text) {
        return ValueList.parse("--order", text);
    }

    @Test
    void shouldTakeASingleValue() {
        assertEquals(List.of("2500"), values("2500"));
        assertEquals(List.of("1.5 ms"), values("1.5 ms"));
        assertEquals(List.of("neuron"), values("neuron"));
        assertEquals(List.of("-1e-3"), values("-1e-3"));
    }

    @Test
    void shouldMixValuesAndRanges() {
        assertEquals(List.of("100", "250", "500", "1000", "1500", "2000", "2500"), values("100,250,500..2500:500"));
    }

    @Test
    void shouldGoByOnesWithoutAStep() {
        assertEquals(List.of("1", "2", "3", "4", "5"), values("1..5"));
    }

    @Test
    void shouldKeepDecimalFractionsExact() {
        assertEquals(List.of("4", "4.1", "4.2", "4.3"), values("4:4.3:0.1"));
        assertEquals(List.of("0.9", "1.9"), values("0.9..2"));
    }

    @Test
    void shouldGiveARangeItsUnit() {
        assertEquals(List.of("1 ms", "1.5 ms", "2 ms", "0.1 s"), values("1..2:0.5 ms, 0.1 s"));
    }

    private static List<String> quantities(String text) {
        return ValueList.quantities("--rate", text);
    }

    @Test
    void shouldGiveBareNumbersTheUnitOfTheNextQuantity() {
        assertEquals(List.of("4 kHz", "8 kHz"), quantities("4, 8 kHz"));
        assertEquals(List.of("100 ms", "1 s", "2s"), quantities("100 ms, 1, 2s"));
        assertEquals(List.of("1 ms", "2 ms", "1 s", "2 s"), quantities("1,2 ms,1,2 s"));
        assertEquals(List.of("1 s", "2 s", "3 s", "1e3 s", "-.5 s", "1. s", "4 s"), quantities("1..3,1e3,-.5,1.,4 s"));
        assertEquals(List.of("0.5 ms", "1 ms", "1.5 ms", "2 ms"), quantities("0.5, 1..2:0.5 ms"));
    }

    @Test
    void shouldLeaveNumbersBareThatNoUnitFollows() {
        assertEquals(List.of("1", "2e3", "3."), quantities("1,2e3,3."));
        assertEquals(List.of("1 s", "2"), quantities("1,1 s,2"));
        assertEquals(List.of("1", "x", "2 s"), quantities("1,x,2 s"));
    }

    @Test
    void shouldGiveNoUnitsToWhatIsNoQuantity() {
        assertEquals(List.of("1", "2d"), values("1,2d"));
        assertEquals(List.of("true", "false"), values("true,false"));
    }

    @Test
    void shouldLeaveTextsBetweenCommasAsTheyStand() {
        assertEquals(List.of("../a.csv", " 1..3", "1:2", "", "1e3"), ValueList.texts("../a.csv, 1..3,1:2,,1e3,1:2"));
        assertEquals(List.of(""), ValueList.texts(""));
    }

    @Test
    void shouldTakeEachValueOnce() {
        assertEquals(List.of("1", "2", "3"), values("1,2,1..3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,,2", "5..1", "1..5:0", "1..5:-1", "1..", "..5", "0..1:1e-9", "1..a"})
    void shouldRejectWhatIsNoList(String text) {
        assertThrows(UserException.class, () -> values(text));
    }
}

package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.measure.MetricPrefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.units.indriya.quantity.Quantities;
import volley.partition.UserException;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "1.5 ms, 1.5",
        "1 s, 1000",
        "' 1.5ms ', 1.5",
        "-3 ms, -3",
        "+.5 ms, 0.5",
        "1e3 ms, 1000",
        "2.5E-1 s, 250"
    })
    void shouldReadATimeInAnyUnitOfTime(String text, double milliseconds) {
        assertEquals(milliseconds, Units.parse("delay", text, Units.MILLISECOND), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ms",
                "1.5",
                "1.5 parsec",
                "1.5 ms ms",
                "1.5e ms",
                "1.5 -ms",
                "1,5 ms",
                "one ms",
                "0x10 ms",
                "NaN ms",
                "1e999 ms"
            })
    void shouldRefuseWhatIsNoQuantity(String text) {
        var thrown = assertThrows(UserException.class, () -> Units.parse("delay", text, Units.MILLISECOND));
        assertTrue(thrown.getMessage().startsWith("delay "), thrown::getMessage);
    }

    @Test
    void shouldRefuseAQuantityOfTheWrongKind() {
        var thrown = assertThrows(UserException.class, () -> Units.parse("J", "0.1 ms", Units.MILLIVOLT));
        assertEquals("J '0.1 ms' is of the wrong kind: expected a number with a unit like mV", thrown.getMessage());
    }

    @Test
    void shouldConvertQuantities() {
        var second = Quantities.getQuantity(0.0015, tech.units.indriya.unit.Units.SECOND);
        assertEquals(1.5, Units.in(Units.MILLISECOND, "delay", second), 1e-12);
        var nano = Quantities.getQuantity(2, MetricPrefix.NANO(tech.units.indriya.unit.Units.AMPERE));
        assertEquals(2000, Units.in(Units.PICOAMPERE, "I_e", nano), 1e-9);
        assertEquals(0.1, Units.in(Units.MILLIVOLT, "weight", Units.mV(0.1)), 0);
    }

    @Test
    void shouldHaveHelpersForTheUnitsOfTheField() {
        assertEquals(2000, Units.in(Units.MILLISECOND, "t", Units.s(2)), 1e-9);
        assertEquals(0.002, Units.in(Units.MILLISECOND, "t", Units.us(2)), 1e-15);
        assertEquals(2000, Units.in(Units.HERTZ, "rate", Units.kHz(2)), 1e-9);
        assertEquals(2000, Units.in(Units.PICOAMPERE, "I_e", Units.nA(2)), 1e-9);
        assertEquals(2000, Units.in(Units.PICOFARAD, "C_m", Units.nF(2)), 1e-9);
        assertEquals(2000, Units.in(Units.MILLIVOLT, "V_m", Units.volt(2)), 1e-9);
        assertEquals(0.002, Units.in(Units.MILLIVOLT, "V_m", Units.uV(2)), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseNumbersThatAreNotFinite(double value) {
        var thrown = assertThrows(UserException.class, () -> Units.ms(value));
        assertEquals("quantity " + value + " ms: expected a finite number", thrown.getMessage());
    }
}

package volley.results.plots.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    @Test
    void shouldLabelLogarithmicAxesWithRoundValues() {
        assertEquals(List.of(1.0, 2.0, 3.0, 4.0), new Axis("", true, 0.9, 4.5).logarithmicTicks());
        assertEquals(List.of(0.05, 0.1, 0.2, 0.5, 1.0, 2.0), new Axis("", true, 0.05, 4).logarithmicTicks());
        assertEquals(List.of(200.0, 300.0), new Axis("", true, 150, 350).logarithmicTicks());
    }

    @ParameterizedTest
    @CsvSource({
        "130, 155, '120, 140, 160, 180'",
        "1.253, 1.896, '1.2, 1.4, 1.6, 1.8, 2, 2.2'",
        "0.0026, 0.0027, '0.0022, 0.0024, 0.0026, 0.0028, 0.003, 0.0032'",
        "570, 570, '500, 600, 700'",
        "5000, 5000, '4000, 6000'",
        "1, 1, '0.8, 1'",
        "3, 3000, '5, 10, 20, 50, 100, 200, 500, 1000, 2000'"
    })
    void shouldLabelLogarithmicAxesTwiceAtLeast(double least, double most, String labels) {
        var axis = Axis.of("", true, DoubleStream.of(least, most));
        assertEquals(labels, axis.logarithmicTicks().stream().map(Axis::label).collect(Collectors.joining(", ")));
    }

    @Test
    void shouldHoldAllOfItsValues() {
        var linear = Axis.of("", false, DoubleStream.of(-3, Double.NaN, 5));
        assertTrue(linear.least() < -3 && linear.most() > 5);
        var logarithmic = Axis.of("", true, DoubleStream.of(0, 0.01, 7));
        assertTrue(logarithmic.least() > 0 && logarithmic.least() < 0.01 && logarithmic.most() > 7);
        var single = Axis.of("", false, DoubleStream.of(4));
        assertTrue(single.least() < 4 && single.most() > 4);
        for (double most : new double[] {0, 0.02, 60}) {
            var positive = Axis.fromZero("", DoubleStream.of(0, most));
            assertTrue(positive.least() < 0 && positive.most() > most, positive::toString);
        }
    }

    @Test
    void shouldTakeLogarithmsOfWideRangesAbove0() {
        assertTrue(Axis.isWide(true, DoubleStream.of(100, 2500)));
        assertFalse(Axis.isWide(true, DoubleStream.of(4, 5)));
        assertFalse(Axis.isWide(false, DoubleStream.of(0.5, 4)));
        assertFalse(Axis.isWide(false, DoubleStream.of(0, 1000)));
    }
}

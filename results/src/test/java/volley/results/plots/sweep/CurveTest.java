package volley.results.plots.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import volley.results.sweep.SampleSweeps;
import volley.results.sweep.SweepPoint;

class CurveTest {
    private static double order(SweepPoint point) {
        return point.number("order");
    }

    private static double seed(SweepPoint point) {
        return point.number("seed");
    }

    @Test
    void shouldTakeTheMeanOverPointsOfTheSameAbscissa() {
        var points = new SampleSweeps("all")
                .point(200, 5, 2, 3, 1)
                .point(100, 5, 2, 1, 1)
                .point(100, 5, 2, 5, 1)
                .sweep()
                .done();
        var curve = Curve.of(points, point -> "all", CurveTest::order, CurveTest::seed)
                .getFirst();
        assertArrayEquals(new double[] {100, 200}, curve.x());
        assertArrayEquals(new double[] {3, 3}, curve.y());
        assertArrayEquals(new double[] {Math.sqrt(8), 0}, curve.spread(), 1e-12);
        assertTrue(curve.hasSpread());
        assertFalse(curve.withoutSpread().hasSpread());
    }

    @Test
    void shouldKeepSinglePointsAndLeaveOutWhatIsNotKnown() {
        var points = new SampleSweeps("all")
                .point(100, 4, 2, 1, 1)
                .point(100, 5, 2, 1, 1)
                .point(200, 5, 2, 1, 1)
                .sweep()
                .done();
        var variation = new Variation(points);
        var curves =
                Curve.of(points, point -> variation.network(point, Set.of("order")), CurveTest::order, CurveTest::seed);
        assertEquals(List.of("g 4", "g 5"), curves.stream().map(Curve::label).toList());
        assertEquals(1, curves.getFirst().x().length);
        assertEquals(List.of(), Curve.of(points, point -> "", CurveTest::order, point -> Double.NaN));
    }

    @Test
    void shouldFitPowerLaws() {
        double[] x = {100, 200, 500};
        assertEquals(2, new Curve("", x, new double[] {3, 12, 75}, new double[3]).exponent(), 1e-9);
    }
}

package volley.launcher.sweep.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import volley.launcher.Transport;
import volley.launcher.brunel.BrunelParameters;
import volley.launcher.sweep.Point;
import volley.launcher.sweep.Point.Placement;
import volley.launcher.sweep.Sample;
import volley.partition.random.Seeding;
import volley.simulation.Settings;

class CurveTest {
    private static Sample sample(int order, double g, long seed) {
        var parameters = new BrunelParameters(order, g, 2, 0.1, 0.1, 1.5, 1000, 0.1);
        var ranks = new Placement(Transport.LOCAL, 1, 2);
        return new Sample(new Point(List.of(), List.of(), parameters, new Settings(seed, Seeding.RANK), ranks), null);
    }

    private static double seed(Sample sample) {
        return sample.point().settings().seed();
    }

    @Test
    void shouldTakeTheMeanOverPointsOfTheSameAbscissa() {
        var samples = List.of(sample(200, 5, 3), sample(100, 5, 1), sample(100, 5, 5));
        var curve = Curve.of(samples, sample -> "all", Sample::order, CurveTest::seed)
                .getFirst();
        assertArrayEquals(new double[] {100, 200}, curve.x());
        assertArrayEquals(new double[] {3, 3}, curve.y());
        assertArrayEquals(new double[] {Math.sqrt(8), 0}, curve.spread(), 1e-12);
        assertTrue(curve.hasSpread());
        assertFalse(curve.withoutSpread().hasSpread());
    }

    @Test
    void shouldLeaveOutWhatIsNoCurve() {
        var samples = List.of(sample(100, 4, 1), sample(100, 5, 1), sample(200, 5, 1));
        var labels = new Labels(samples);
        var curves = Curve.of(samples, labels::ofNetwork, Sample::order, CurveTest::seed);
        assertEquals(List.of("g 5"), curves.stream().map(Curve::label).toList());
        assertEquals(List.of(), Curve.of(samples, labels::ofNetwork, Sample::order, sample -> Double.NaN));
    }

    @Test
    void shouldFitPowerLaws() {
        var samples = LongStream.of(1, 2, 5)
                .mapToObj(i -> sample((int) (100 * i), 5, 3 * i * i))
                .toList();
        assertEquals(
                2,
                Curve.of(samples, sample -> "all", Sample::order, CurveTest::seed)
                        .getFirst()
                        .exponent(),
                1e-9);
    }

    @Test
    void shouldLabelLogarithmicAxesWithRoundValues() {
        assertEquals(List.of(1.0, 2.0, 3.0, 4.0), Panel.labelled(0.9, 4.5));
        assertEquals(List.of(0.05, 0.1, 0.2, 0.5, 1.0, 2.0), Panel.labelled(0.05, 4));
        assertEquals(List.of(200.0, 300.0), Panel.labelled(150, 350));
    }
}

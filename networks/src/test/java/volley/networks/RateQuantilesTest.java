package volley.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateQuantilesTest {
    /** {@code numpy.quantile([4, 1, 3, 2], [0, 0.25, 0.5, 0.75, 1])}. */
    @Test
    void shouldInterpolateAsNumPyDoes() {
        var quantiles = RateQuantiles.of(new double[] {4, 1, 3, 2}, 5);
        assertArrayEquals(new double[] {1, 1.75, 2.5, 3.25, 4}, quantiles.hertz(), 1e-12);
    }

    @Test
    void shouldBeNoDistanceFromItself() {
        var repeated = new RateQuantiles(new double[] {0, 0, 0, 0.1, 0.1, 0.2, 5});
        assertEquals(0, repeated.distance(repeated), 1e-12);
    }

    /** Uniform distributions on [0, 1] and on [0.2, 1.2] differ by 0.2. */
    @Test
    void shouldTellTheKolmogorovSmirnovDistance() {
        double[] levels =
                IntStream.rangeClosed(0, 20).mapToDouble(i -> i / 20.0).toArray();
        double[] moved =
                IntStream.rangeClosed(0, 20).mapToDouble(i -> 0.2 + i / 20.0).toArray();
        assertEquals(0.2, new RateQuantiles(levels).distance(new RateQuantiles(moved)), 1e-12);
    }

    /** One has 40 % of its values at 0, the other 20 %. */
    @Test
    void shouldSeeTheDifferenceOfRepeatedValues() {
        var many = new RateQuantiles(new double[] {0, 0, 0, 1, 2, 3});
        var few = new RateQuantiles(new double[] {0, 0, 1, 2, 3, 4});
        assertEquals(0.2, many.distance(few), 1e-12);
    }
}

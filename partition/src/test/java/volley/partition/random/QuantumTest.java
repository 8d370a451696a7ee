package volley.partition.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantumTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static Stream<Distribution> distributions() {
        return Stream.of(
                Distribution.normal(87.8, 8.78).redraw(0, INFINITY),
                Distribution.normal(-351.2, 35.12).redraw(-INFINITY, 0),
                Distribution.normal(1000, 0.01),
                Distribution.normal(0, 3),
                Distribution.uniform(-1, 1),
                Distribution.lognormal(3, 0.5),
                Distribution.exponential(0.1),
                Distribution.uniform(0.001, 5000));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void shouldBeAPowerOfTwoThatIsSmallAgainstSpreadAndMean(Distribution distribution) {
        double quantum = Quantum.of(distribution);
        assertEquals(1, quantum / Math.scalb(1.0, Math.getExponent(quantum)));
        assertTrue(quantum <= distribution.standardDeviation() / 256);
        double mean = Math.abs(distribution.mean());
        assertTrue(mean == 0 || quantum <= mean / 1024);
    }

    @Test
    void shouldBeTheLargestPowerOfTwoThatIsSmallEnough() {
        assertEquals(1.0 / 32, Quantum.of(Distribution.normal(87.8, 8.78)));
        assertEquals(1.0 / 64, Quantum.of(Distribution.normal(16, 5)));
        assertEquals(1.0 / 256, Quantum.of(Distribution.normal(0, 1)));
    }

    @Test
    void shouldLetTheMicrocircuitsWeightsFitTwoBytes() {
        var weights = Distribution.normal(-351.2, 35.12).redraw(-INFINITY, 0);
        assertTrue(DiscreteDistribution.of(weights, Quantum.of(weights)).min() >= Short.MIN_VALUE);
    }

    /** The tail of a very skew distribution would need more than 32 bits of the quantum that its mean asks for. */
    @Test
    void shouldGrowUntilAllMultiplesFit32Bits() {
        var skew = Distribution.lognormal(0, 4);
        var discrete = DiscreteDistribution.of(skew, Quantum.of(skew));
        assertTrue(discrete.max() >= 1 << 29, () -> discrete.max() + " is less than could be");
    }

    /** Half a quantum of a constant is at most a 2^-31st of it. */
    @Test
    void shouldHold32BitsOfAConstant() {
        double quantum = Quantum.of(Distribution.constant(-0.1));
        var discrete = DiscreteDistribution.of(Distribution.constant(-0.1), quantum);
        assertEquals(-0.1, discrete.mean(), 0.1 * 0x1p-31);
        assertEquals(1, Quantum.ofLargest(0));
    }

    /** What would round up to 2^31 does not fit. */
    @Test
    void shouldLetTheLargestFitWhenItIsNextToAPowerOfTwo() {
        for (double largest : new double[] {2, Math.nextDown(2.0), -Math.nextDown(2.0), 1.9999999991}) {
            double quantum = Quantum.ofLargest(largest);
            var discrete = DiscreteDistribution.of(Distribution.constant(largest), quantum);
            assertTrue(Math.abs(discrete.max()) >= 1 << 30, () -> largest + " has few bits");
        }
    }
}

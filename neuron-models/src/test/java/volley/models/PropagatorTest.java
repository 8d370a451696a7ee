package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The propagators are convolutions of a current with the membrane's decay, here integrated numerically. */
class PropagatorTest {
    private static final double C_M = 250;

    @ParameterizedTest
    @CsvSource({
        "0.5, 10, 0.1",
        "10, 10, 0.1",
        "10.001, 10, 0.1",
        "9.9, 10, 0.1",
        "2, 20, 1",
        "0.01, 10, 1",
        "10, 0.01, 1",
        "3, 1e12, 0.1"
    })
    void shouldConvolveTheCurrentWithTheDecayOfTheMembrane(double tauSyn, double tauM, double h) {
        assertEquals(
                1, Propagator.ofCurrent(tauSyn, tauM, C_M, h) / convolved(t -> Math.exp(-t / tauSyn), tauM, h), 1e-11);
        assertEquals(
                1,
                Propagator.ofDerivative(tauSyn, tauM, C_M, h) / convolved(t -> t * Math.exp(-t / tauSyn), tauM, h),
                1e-11);
    }

    private static double convolved(UnivariateFunction current, double tauM, double h) {
        return new IterativeLegendreGaussIntegrator(40, 1e-13, 1e-13)
                        .integrate(1_000_000, t -> current.value(t) * Math.exp(-(h - t) / tauM), 0, h)
                / C_M;
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "10.0000001, 10", "9.9999, 10", "9.999, 10"})
    void shouldPassSmoothlyThroughEqualTimeConstants(double tauSyn, double tauM) {
        double h = 0.1;
        double equal = h / C_M * Math.exp(-h / tauM);
        assertEquals(1, Propagator.ofCurrent(tauSyn, tauM, C_M, h) / equal, 1e-5);
        assertEquals(1, Propagator.ofDerivative(tauSyn, tauM, C_M, h) / (equal * h / 2), 1e-5);
    }
}

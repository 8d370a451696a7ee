package volley.networks.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledErrorFunctionTest {
    /** Made with SciPy 1.17's {@code erfcx}, on both sides of where the method changes. */
    @ParameterizedTest
    @CsvSource({
        "-5, 144009798674.66104",
        "0, 1",
        "0.5, 0.6156903441929258",
        "4.9999, 0.11070677105245273",
        "5.0001, 0.11070250449449827",
        "1e8, 5.641895835477563e-09"
    })
    void shouldAgreeWithScipy(double x, double expected) {
        assertEquals(expected, ScaledErrorFunction.erfcx(x), 1e-12 * expected);
    }
}

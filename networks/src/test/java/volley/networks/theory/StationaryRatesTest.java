package volley.networks.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StationaryRatesTest {
    /** nu_1 = 1 + nu_1/2 - nu_2, nu_2 = 1/10 + nu_1/4: 0.75 nu_1 = 0.9. */
    @Test
    void shouldSolveALinearNetwork() {
        var rates = StationaryRates.fromSilence(2, nu -> new double[] {1 + nu[0] / 2 - nu[1], 0.1 + nu[0] / 4})
                .orElseThrow();
        assertArrayEquals(new double[] {1.2, 0.4}, rates, 1e-8);
    }

    /** A strong inhibition of itself overshoots unless steps are small: nu = 10 - 100 nu. */
    @Test
    void shouldSettleInSpiteOfStrongInhibition() {
        var rates = StationaryRates.fromSilence(1, nu -> new double[] {Math.max(0, 10 - 100 * nu[0])})
                .orElseThrow();
        assertArrayEquals(new double[] {10.0 / 101}, rates, 1e-8);
    }

    @Test
    void shouldStaySilentWithoutInput() {
        assertArrayEquals(
                new double[] {0, 0},
                StationaryRates.fromSilence(2, nu -> new double[] {nu[0] / 2, nu[1] / 2})
                        .orElseThrow());
    }

    @Test
    void shouldHaveNoRatesWhereExcitationRunsAway() {
        assertTrue(StationaryRates.fromSilence(1, nu -> new double[] {1 + 2 * nu[0]})
                .isEmpty());
    }
}

package volley.networks.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SelfConsistentRateTest {
    @Test
    void shouldFindTheRateThatReproducesItself() {
        assertEquals(0.1, SelfConsistentRate.lowest(rate -> 0.2 / (1 + 10 * rate), 0.5), 1e-9);
    }

    @Test
    void shouldStaySilentWithoutInput() {
        assertEquals(0, SelfConsistentRate.lowest(rate -> 0, 0.5));
    }

    @Test
    void shouldTakeTheLowestOfSeveral() {
        // Meets the diagonal at 0.01 and 0.4, where it comes from above, and at 0.2, where it comes from below.
        assertEquals(
                0.01, SelfConsistentRate.lowest(rate -> rate - (rate - 0.01) * (rate - 0.2) * (rate - 0.4), 0.5), 1e-9);
    }
}

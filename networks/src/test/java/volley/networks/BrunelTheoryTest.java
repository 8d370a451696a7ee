package volley.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;
import static volley.models.Units.ms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrunelTheoryTest {
    private static BrunelTheory theory(int order, double g, double eta) {
        return BrunelTheory.of(new Brunel(order, g, eta, 0.1, mV(0.1), ms(1.5)));
    }

    /** Made with SciPy 1.17: {@code quad} and {@code brentq} on the same equations. */
    @ParameterizedTest
    @CsvSource({
        "100, 5, 2, 60.897775249",
        "250, 5, 2, 57.730239629",
        "1000, 5, 2, 45.622458023",
        "2500, 5, 2, 32.033114504",
        "10000, 5, 2, 13.272615566",
        "1000, 3, 2, 99.138692304",
        "1000, 6, 4, 79.995487791",
        "1000, 4.5, 0.9, 5.149977954"
    })
    void shouldGiveTheSelfConsistentRate(int order, double g, double eta, double hertz) {
        assertEquals(hertz, theory(order, g, eta).of("exc").rateHertz(), 1e-6 * hertz);
    }

    /** Mean rates of excitatory neurons in NEST 3.10 after 200 ms of warm-up. */
    @ParameterizedTest
    @CsvSource({"250, 57.575", "1000, 45.662", "2500, 32.098"})
    void shouldAgreeWithSimulation(int order, double hertz) {
        assertEquals(hertz, theory(order, 5, 2).of("exc").rateHertz(), 0.015 * hertz);
    }

    @Test
    void shouldBeSilentWithoutExternalInput() {
        assertEquals(0, theory(1000, 5, 0).ratePerMs());
    }

    @Test
    void shouldNearTheInverseOfTheRefractoryTimeWhenExcitationRunsAway() {
        double rate = theory(20_000, 0, 4).of("inh").rateHertz();
        assertTrue(rate > 480 && rate < 500, "rate " + rate);
    }

    @Test
    void shouldBalanceTheMeanBelowTheThresholdWhenInhibitionDominates() {
        var theory = theory(10_000, 5, 2);
        assertTrue(theory.meanMillivolts() < Brunel.THETA_MILLIVOLTS, theory.toString());
        assertTrue(theory.sigmaMillivolts() > 3, theory.toString());
    }
}

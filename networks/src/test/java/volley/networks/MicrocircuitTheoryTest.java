package volley.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.networks.Microcircuit.Drive;

class MicrocircuitTheoryTest {
    /** Made with SciPy 1.17: {@code quad} and {@code root} on the same equations. */
    static Stream<Arguments> rates() {
        return Stream.of(
                Arguments.of(1.0, Drive.POISSON, new double[] {
                    0.756365796,
                    2.799752917,
                    4.440291246,
                    5.830204366,
                    7.15324053,
                    8.478572641,
                    1.161409049,
                    7.765317691
                }),
                Arguments.of(0.1, Drive.POISSON, new double[] {
                    0.550123313,
                    2.538102557,
                    4.315737401,
                    5.591120853,
                    6.73723342,
                    8.156833297,
                    1.115726397,
                    7.602084784
                }),
                Arguments.of(1.0, Drive.DC, new double[] {
                    0.690036629,
                    2.666378107,
                    4.244020965,
                    5.632357206,
                    7.262832778,
                    8.22522749,
                    1.186893148,
                    7.535603314
                }));
    }

    @ParameterizedTest(name = "scale {0}, {1}")
    @MethodSource("rates")
    void shouldGiveTheRatesThatAllPopulationsAgreeOn(double scale, Drive drive, double[] hertz) {
        var states = TestMicrocircuit.scaled(scale, drive).theory();
        for (var population : CorticalPopulation.values()) {
            var state = states.get(population.ordinal());
            assertEquals(population.name(), state.population());
            assertEquals(hertz[population.ordinal()], state.rateHertz(), 1e-6 * hertz[population.ordinal()]);
        }
    }

    /** The state of L23E at full scale with Poisson drive, from the same script. */
    @Test
    void shouldTellMeanAndSpreadOfThePotential() {
        var state = TestMicrocircuit.scaled(1, Drive.POISSON).theory().getFirst();
        assertEquals(2.52036242, state.meanMillivolts(), 1e-6);
        assertEquals(6.23903622, state.sigmaMillivolts(), 1e-6);
    }
}

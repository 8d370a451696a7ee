package volley.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefractoryNeuronsTest {
    private static final int NEURONS = 200;
    private static final int STEPS = 500;

    /** Against steps that are counted neuron by neuron; many neurons at times, so that the arrays grow and are moved. */
    @ParameterizedTest
    @CsvSource({"7, 7", "1, 1", "0, 9", "3, 60"})
    void shouldHoldEachNeuronForItsSteps(int shortest, int longest) {
        var random = new Random(shortest);
        var refractory = new RefractoryNeurons();
        int[] stepsLeft = new int[NEURONS];
        double[] held = new double[NEURONS];
        for (int step = 0; step < STEPS; step++) {
            double[] u = random.doubles(NEURONS).toArray();
            double[] expected = u.clone();
            int refractoryNow = 0;
            for (int i = 0; i < NEURONS; i++) {
                if (stepsLeft[i] > 0) {
                    stepsLeft[i]--;
                    expected[i] = held[i];
                    refractoryNow++;
                }
            }
            refractory.hold(u);
            assertArrayEquals(expected, u);
            assertEquals(refractoryNow, refractory.size());
            for (int i = 0; i < NEURONS; i++) {
                boolean wasHeld = u[i] == held[i];
                if (!wasHeld && random.nextInt(20 + step % 50) == 0) {
                    held[i] = -1 - i;
                    stepsLeft[i] = shortest + random.nextInt(longest - shortest + 1);
                    refractory.add(i, stepsLeft[i], held[i]);
                }
            }
        }
    }
}

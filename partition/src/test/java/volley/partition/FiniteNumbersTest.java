package volley.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Distribution;

/** No distribution and no rule takes a number that is none. */
class FiniteNumbersTest {
    private static final double[] NO_NUMBERS = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    static Stream<Method> factories() {
        return Stream.of(Distribution.class, ConnectionRule.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getParameterCount() > 0)
                .filter(method -> Arrays.stream(method.getParameterTypes()).allMatch(type -> type == double.class));
    }

    private static void assertRefused(Executable call) {
        var thrown = assertThrows(UserException.class, call);
        assertEquals(1, thrown.getMessage().lines().count(), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("expected "), thrown.getMessage());
    }

    /** Every parameter in turn, the others being numbers that ascend and that the factory takes. */
    @ParameterizedTest
    @MethodSource("factories")
    void shouldRefuseThemInEveryParameter(Method factory) throws Throwable {
        int parameters = factory.getParameterCount();
        create(factory, numbers(parameters));
        for (int parameter = 0; parameter < parameters; parameter++) {
            for (double value : NO_NUMBERS) {
                var numbers = numbers(parameters);
                numbers[parameter] = value;
                assertRefused(() -> create(factory, numbers));
            }
        }
    }

    private static Object[] numbers(int count) {
        return Arrays.copyOf(new Object[] {0.5, 0.75, 1.0}, count);
    }

    private static Object create(Method factory, Object... numbers) throws Throwable {
        try {
            return factory.invoke(null, numbers);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void shouldLookAtAllDistributionsAndRules() {
        assertEquals(7, factories().count());
    }

    /** Bounds may be infinite: there is none then. */
    @Test
    void shouldRefuseBoundsThatAreNoNumber() {
        var normal = Distribution.normal(0, 1);
        assertRefused(() -> normal.redraw(Double.NaN, 1));
        assertRefused(() -> normal.redraw(-1, Double.NaN));
        assertEquals(
                normal.mean(),
                normal.redraw(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                        .mean());
    }

    @Test
    void shouldRefuseAUniformDistributionWithoutAFiniteWidth() {
        assertRefused(() -> Distribution.uniform(-Double.MAX_VALUE, Double.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseThemInLists(double value) {
        var edges = ConnectionRule.edges(new int[] {0, 1}, new int[] {1, 0});
        assertRefused(() -> edges.withWeights(new double[] {1, value}));
        assertRefused(() -> edges.withDelays(new double[] {1, value}));
    }
}

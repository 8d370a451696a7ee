package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.measure.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.UserException;

/** No model, device or quantity takes a number that is none. */
class FiniteParametersTest {
    static final List<Parameterized<?>> MODELS = NestModels.all();

    private static final double[] NO_NUMBERS = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    private static void assertRefused(Executable call) {
        var thrown = assertThrows(UserException.class, call);
        assertEquals(1, thrown.getMessage().lines().count(), thrown.getMessage());
        assertTrue(thrown.getMessage().contains(": expected "), thrown.getMessage());
    }

    /** What a parameter is unless given may be given as well, as a stop that never comes. */
    @ParameterizedTest
    @FieldSource("MODELS")
    void shouldRefuseThemByTheNameOfEachParameter(Parameterized<?> model) {
        for (var parameter : model.parameters()) {
            for (double value : NO_NUMBERS) {
                switch (parameter.kind()) {
                    case LIST -> assertRefused(() -> model.with(parameter.name(), new double[] {1, value}));
                    case EACH -> {
                        if (value != parameter.defaultValue()) {
                            assertRefused(() -> model.with(parameter.name(), value));
                            assertRefused(() -> model.with(parameter.name(), new double[] {value}));
                        }
                    }
                    case ONE -> {
                        if (value != parameter.defaultValue()) {
                            assertRefused(() -> model.with(parameter.name(), value));
                        }
                    }
                }
            }
        }
    }

    /** But {@code load}, which takes what a model has saved. */
    @ParameterizedTest
    @FieldSource("MODELS")
    void shouldRefuseThemInEveryMethodThatTakesANumber(Parameterized<?> model) {
        Arrays.stream(model.getClass().getMethods())
                .filter(method -> Parameterized.class.isAssignableFrom(method.getReturnType()))
                .filter(method ->
                        method.getParameterCount() == 1 && !method.getName().equals("load"))
                .forEach(method -> {
                    for (double value : NO_NUMBERS) {
                        if (method.getParameterTypes()[0] == double.class) {
                            assertRefused(() -> invoke(method, model, value));
                        } else if (method.getParameterTypes()[0] == double[].class) {
                            assertRefused(() -> invoke(method, model, new double[] {value}));
                        }
                    }
                });
    }

    /** Whatever takes a quantity takes a finite one, since there are no others. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldHaveNoQuantitiesOfThem(double value) {
        quantities().forEach(method -> assertRefused(() -> invoke(method, null, value)));
    }

    @Test
    void shouldLookAtAllQuantitiesAndAtMethodsThatTakeNumbers() {
        assertTrue(quantities().count() >= 11);
        assertTrue(Arrays.stream(SpikeGenerator.class.getMethods())
                .anyMatch(method -> method.getName().equals("weighted")));
    }

    private static Stream<Method> quantities() {
        return Arrays.stream(Units.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == Quantity.class);
    }

    private static void invoke(Method method, Object object, Object argument) throws Throwable {
        try {
            method.invoke(object, argument);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

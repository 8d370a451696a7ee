package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import volley.partition.UserException;

/** Models say which of their parameters constrain each other. */
class ConstrainedParametersTest {
    static final List<NeuronModel> MODELS = NestModels.all().stream()
            .filter(NeuronModel.class::isInstance)
            .map(NeuronModel.class::cast)
            .toList();

    private static final double DT = 0.1;
    private static final double[] VALUES = {-1e3, -65, -57, -1, 0, 1e-3, 0.05, 1, 1.55, 30, 1e3};

    /** What is refused beside the defaults of the others, though it is in its range, is named; what others are refused for, too. */
    @ParameterizedTest
    @FieldSource("MODELS")
    void shouldNameThemAll(NeuronModel model) {
        var found = new TreeSet<String>();
        var plain = (Parameterized<?>) model;
        for (var parameter : plain.parameters()) {
            if (parameter.kind() != ModelParameter.Kind.LIST) {
                DoubleStream.of(VALUES)
                        .filter(value -> parameter.range() != ModelParameter.Range.FLAG && isInRange(parameter, value))
                        .filter(value -> isRefused(plain, Map.of(parameter.name(), value)))
                        .forEach(value -> found.add(parameter.name()));
            }
        }
        assertEquals(found, new TreeSet<>(model.constrained()));
    }

    private static boolean isInRange(ModelParameter parameter, double value) {
        try {
            parameter.require(value, "model");
            return true;
        } catch (UserException refused) {
            return false;
        }
    }

    private static boolean isRefused(Parameterized<?> model, Map<String, Double> values) {
        var given = (NeuronModel) model.with(new TreeMap<>(values));
        try {
            given.populate(PopulationShare.whole(1, 0), DT);
            return false;
        } catch (UserException refused) {
            return true;
        }
    }

    @Test
    void shouldRefuseValuesThatDoNotGoTogether() {
        var model = AeifCondExp.defaults();
        assertEquals(Set.of("V_reset", "V_th", "V_peak", "Delta_T", "t_ref"), Set.copyOf(model.constrained()));
        model.requireTogether(new double[] {-60, -50, 0, 2, 1.5}, DT);
        assertThrows(UserException.class, () -> model.requireTogether(new double[] {-60, -50, -55, 2, 1.5}, DT));
        assertThrows(UserException.class, () -> model.requireTogether(new double[] {-60, -50, 0, 2, 1.55}, DT));
        assertThrows(UserException.class, () -> model.requireTogether(new double[] {-60, -50, 0, -2, 1.5}, DT));
    }
}

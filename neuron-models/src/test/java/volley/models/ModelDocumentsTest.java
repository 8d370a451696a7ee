package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import volley.partition.UserException;

/** The documents' tables are the models' own. */
class ModelDocumentsTest {
    static final List<Parameterized<?>> MODELS = NestModels.all();

    private static final Map<Double, String> WORDS =
            Map.of(Double.POSITIVE_INFINITY, "none", Double.NEGATIVE_INFINITY, "none", Double.NaN, "E_L");

    @ParameterizedTest
    @FieldSource("MODELS")
    void shouldHaveItsTableInTheDocuments(Parameterized<?> model) throws IOException {
        var document = document(model instanceof NeuronModel ? "models.md" : "devices.md");
        int section = document.indexOf("\n## " + model.name() + "\n");
        assertTrue(section >= 0, "a section on " + model.name());
        int next = document.indexOf("\n## ", section + 1);
        var text = document.substring(section, next < 0 ? document.length() : next);
        for (var parameter : model.parameters()) {
            if (model instanceof NeuronModel || !isOfEveryDevice(parameter)) {
                assertTrue(text.contains(row(parameter)), () -> row(parameter));
            }
        }
        long rows = text.lines().filter(line -> line.startsWith("| `")).count();
        long own = model.parameters().stream()
                .filter(parameter -> model instanceof NeuronModel || !isOfEveryDevice(parameter))
                .count();
        assertEquals(own, rows, "rows of " + model.name());
    }

    private static boolean isOfEveryDevice(ModelParameter parameter) {
        return new SpikeRecorder().parameters().contains(parameter);
    }

    @Test
    void shouldHaveTheTimesOfEveryDeviceInTheDocuments() throws IOException {
        for (var parameter : new SpikeRecorder().parameters()) {
            assertTrue(document("devices.md").contains(row(parameter)), () -> row(parameter));
        }
    }

    private static String document(String name) throws IOException {
        return Files.readString(Path.of(System.getProperty("volley.home"), "docs", name));
    }

    private static String row(ModelParameter parameter) {
        double value = parameter.defaultValue();
        String text;
        if (parameter.kind() == ModelParameter.Kind.LIST) {
            text = "empty";
        } else if (parameter.range() == ModelParameter.Range.FLAG) {
            text = value == 0 ? "false" : "true";
        } else {
            text = WORDS.getOrDefault(value, value == Math.rint(value) ? "%.0f".formatted(value) : "" + value);
        }
        return "| `%s` | %s | %s | %s |\n".formatted(parameter.name(), parameter.unit(), text, parameter.meaning());
    }

    @Test
    void shouldFindModelsByName() {
        assertSame(DcGenerator.class, NestModels.named("dc_generator").getClass());
        var thrown = assertThrows(UserException.class, () -> NestModels.named("iaf_psc_gamma"));
        assertTrue(
                thrown.getMessage().startsWith("model iaf_psc_gamma: expected one of iaf_psc_delta, iaf_psc_exp, "),
                thrown::getMessage);
    }
}

package volley.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What NEST 3.10 gave; the README beside the files says how it was measured. */
final class NestReference {
    private NestReference() {}

    static Stream<JsonNode> singleNeurons() {
        return read("nest/iaf_psc_delta.json");
    }

    static Stream<JsonNode> pscNeurons() {
        return read("nest/iaf_psc.json");
    }

    static Stream<JsonNode> pscNetworks() {
        return read("nest/psc_networks.json");
    }

    static Stream<JsonNode> alphaNetworks() {
        return read("nest/brunel_alpha.json");
    }

    static Stream<JsonNode> brunelNetworks() {
        return read("nest/brunel_delta.json");
    }

    private static Stream<JsonNode> read(String resource) {
        try (var stream = NestReference.class.getResourceAsStream(resource)) {
            return StreamSupport.stream(new ObjectMapper().readTree(stream).spliterator(), false);
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
    }

    static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}

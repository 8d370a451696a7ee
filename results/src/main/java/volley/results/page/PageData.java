package volley.results.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.OutputStream;

/** JSON that stands inside the page. */
final class PageData {
    /** The largest integer that a script holds exactly, 2^53 - 1. */
    private static final long MOST_EXACT = (1L << 53) - 1;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PageData() {}

    /** No text can end the element that the data stand in: there is no {@code <} in them. */
    private static final class NoMarkup extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final SerializedString LESS_THAN = new SerializedString("\\u003c");

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            escapes['<'] = ESCAPE_CUSTOM;
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return character == '<' ? LESS_THAN : null;
        }
    }

    /** A generator that leaves its stream open. */
    static JsonGenerator generator(OutputStream stream) throws IOException {
        var generator = MAPPER.createGenerator(stream);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.setCharacterEscapes(new NoMarkup());
        return generator;
    }

    /** What a record or a map says, with integers that a script would round, such as large seeds, as text. */
    static JsonNode tree(Object value) {
        return exact(MAPPER.valueToTree(value));
    }

    private static JsonNode exact(JsonNode node) {
        if (node.isIntegralNumber() && !(node.canConvertToLong() && Math.abs(node.longValue()) <= MOST_EXACT)) {
            return TextNode.valueOf(node.asText());
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(exact(entry.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, exact(array.get(i)));
            }
        }
        return node;
    }
}

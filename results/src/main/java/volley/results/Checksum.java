package volley.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.TreeSet;
import volley.partition.Sha256;

/**
 * A digest of a JSON object's content, kept in the object itself: it tells a file that was edited from one that was not.
 * Layout and order of keys, which tools may change, are not part of it.
 */
final class Checksum {
    private static final String KEY = "checksum";
    private static final String PREFIX = "sha256:";

    private Checksum() {}

    static void add(ObjectNode object) {
        object.put(KEY, of(object));
    }

    static boolean isIn(ObjectNode object) {
        return object.has(KEY);
    }

    static boolean isRight(ObjectNode object) {
        return of(object).equals(object.path(KEY).asText());
    }

    private static String of(ObjectNode object) {
        var content = object.deepCopy();
        content.remove(KEY);
        var text = new StringBuilder();
        canonical(content, text);
        return PREFIX + Sha256.hex(text.toString());
    }

    /** Keys in order, numbers by their value, no white space. */
    private static void canonical(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            var keys = new TreeSet<String>();
            node.fieldNames().forEachRemaining(keys::add);
            text.append('{');
            for (String key : keys) {
                text.append(key).append(':');
                canonical(node.get(key), text);
                text.append(',');
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            for (var element : node) {
                canonical(element, text);
                text.append(',');
            }
            text.append(']');
        } else if (node.isNumber()) {
            BigDecimal value = node.decimalValue();
            text.append(value.signum() == 0 ? "0" : value.stripTrailingZeros().toString());
        } else {
            text.append(node);
        }
    }
}

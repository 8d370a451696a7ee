package volley.simulation;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volley.models.DeviceModel;
import volley.models.NeuronModel;
import volley.partition.NodeSet;
import volley.partition.Sha256;
import volley.partition.connect.ConnectionRule;

/** Tells networks apart, by what has been created and connected, in order. */
final class NetworkIdentity {
    private static final int DIGITS = 32;

    private final List<List<Object>> calls = new ArrayList<>();

    /** Adds what a call gives: what has values of its own by its text, of other objects the class alone. */
    void add(Object... parts) {
        calls.add(List.of(parts));
    }

    /** What has been added so far, each call in a line. */
    String lines() {
        return calls.stream()
                .map(parts -> parts.stream().map(NetworkIdentity::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    /** The identity of what has been added so far. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        calls.forEach(parts -> parts.forEach(part -> text.append(text(part)).append('\n')));
        return Sha256.hex(text.toString()).substring(0, DIGITS);
    }

    private static String text(Object part) {
        if (part instanceof Record values) {
            return text(values);
        }
        boolean tellsItself = part instanceof NeuronModel
                || part instanceof DeviceModel
                || part instanceof Number
                || part instanceof CharSequence
                || part instanceof NodeSet
                || part instanceof ConnectionRule
                || part instanceof Enum;
        return tellsItself ? part.toString() : part.getClass().getName();
    }

    /** What a record says of itself, whose own way of doing so takes milliseconds of a start for each class. */
    private static String text(Record values) {
        var type = values.getClass();
        return Stream.of(type.getRecordComponents())
                .map(component -> component.getName() + "=" + value(component, values))
                .collect(Collectors.joining(", ", type.getSimpleName() + "[", "]"));
    }

    private static Object value(RecordComponent component, Record values) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a record's accessor does but return a value", e);
        }
    }
}

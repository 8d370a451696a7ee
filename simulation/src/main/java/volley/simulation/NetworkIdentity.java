package volley.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        boolean tellsItself = part instanceof Record
                || part instanceof NeuronModel
                || part instanceof DeviceModel
                || part instanceof Number
                || part instanceof CharSequence
                || part instanceof NodeSet
                || part instanceof ConnectionRule
                || part instanceof Enum;
        return tellsItself ? part.toString() : part.getClass().getName();
    }
}

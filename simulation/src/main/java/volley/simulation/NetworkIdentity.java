package volley.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import volley.models.DeviceModel;
import volley.models.NeuronModel;
import volley.partition.NodeSet;
import volley.partition.connect.ConnectionRule;

/** Tells networks apart, by what has been created and connected, in order. */
final class NetworkIdentity {
    private static final int BYTES = 16;

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
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var parts : calls) {
                for (var part : parts) {
                    digest.update((text(part) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
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

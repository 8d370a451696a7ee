package volley.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells networks apart, by what has been created and connected, in order. */
final class NetworkIdentity {
    private static final int BYTES = 16;

    private final MessageDigest digest;

    NetworkIdentity() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Adds parts of the network: records with their values, of other objects the class alone. */
    void add(Object... parts) {
        for (var part : parts) {
            boolean tellsItself = part instanceof Record
                    || part instanceof Number
                    || part instanceof CharSequence
                    || part instanceof Enum;
            String text = tellsItself ? part.toString() : part.getClass().getName();
            digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The identity of what has been added so far. */
    @Override
    public String toString() {
        try {
            var bytes = ((MessageDigest) digest.clone()).digest();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, BYTES));
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the JDK's SHA-256 can be cloned", e);
        }
    }
}

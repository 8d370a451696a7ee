package volley.exchange.mpj.supervisor;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Runs another main class in this JVM, which ends as soon as its standard input does: even when the supervisor is
 * killed without a chance to clean up, nothing that it started stays behind.
 */
final class Tether {
    private Tether() {}

    /** @param arguments the main class, then its arguments */
    public static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().daemon().name("tether").start(Tether::endWithInput);
        var main = MethodHandles.publicLookup()
                .findStatic(Class.forName(arguments[0]), "main", MethodType.methodType(void.class, String[].class));
        main.invokeExact(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing comes but the end.
            }
        } catch (IOException broken) {
            // As good as the end.
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}

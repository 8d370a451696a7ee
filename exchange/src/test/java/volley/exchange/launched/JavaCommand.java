package volley.exchange.launched;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start a class of this class path in a JVM like this one. */
public final class JavaCommand {
    private JavaCommand() {}

    /** A small heap: a test starts several of them. */
    public static List<String> of(Class<?> main, List<String> jvmOptions, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}

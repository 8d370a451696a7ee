package volley.benchmarks.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import volley.launcher.Machine;

/** Where and with what a measurement was made, so that its figures mean something later. */
final class Host {
    private static final String UNKNOWN = "unknown";
    private static final double GIBI = 1L << 30;

    private Host() {}

    /** Descriptions by name. */
    static Map<String, String> describe(Path home, int threads) throws IOException, InterruptedException {
        var description = new LinkedHashMap<String, String>();
        description.put("date", LocalDate.now().toString());
        description.put("commit", firstLine("git", "-C", home.toString(), "describe", "--always", "--dirty"));
        description.put("processor", processorModel());
        description.put("cores", Integer.toString(Machine.processors()));
        description.put("threads", Integer.toString(threads));
        description.put("memory", "%.1f GiB".formatted(Machine.memoryBytes() / GIBI));
        description.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        description.put("JDK", Machine.jdk() + ", " + System.getProperty("java.vm.vendor"));
        description.put("kernel", Machine.kernel());
        description.put("JVM options of Volley", volleyOptions(home));
        description.put("JVM options of the scalar loop", String.join(" ", Program.Scalar.JVM_OPTIONS));
        return description;
    }

    private static String processorModel() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst(".*:\\s*", ""))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    /** As {@code volley info} tells them, without the folders of this machine. */
    private static String volleyOptions(Path home) throws IOException, InterruptedException {
        var info = Processes.run(List.of(Program.Volley.script(home), "info")).output();
        return info.lines()
                .filter(line -> line.startsWith("JVM options"))
                .map(line -> line.replaceFirst("JVM options\\s*", "").replace(home + "/", ""))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String firstLine(String... command) throws InterruptedException {
        try {
            return Processes.run(List.of(command)).output().lines().findFirst().orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}

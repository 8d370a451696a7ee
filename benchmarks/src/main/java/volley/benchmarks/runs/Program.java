package volley.benchmarks.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import volley.benchmarks.scalar.ScalarBrunel;

/** A program that simulates a Brunel network in a process of its own. */
interface Program {
    /** The program as tables name it. */
    String name();

    /** Runs it on so many threads. */
    Run run(int order, long simtimeMs, int threads) throws IOException, InterruptedException;

    /** Volley, started as users start it. */
    record Volley(Path home, List<String> options) implements Program {
        @Override
        public String name() {
            return "volley";
        }

        @Override
        public Run run(int order, long simtimeMs, int threads) throws IOException, InterruptedException {
            var folder = Files.createTempDirectory("volley-bench");
            try {
                var command = Stream.concat(
                        Stream.of(
                                script(home),
                                "run",
                                "brunel",
                                "--order",
                                Integer.toString(order),
                                "--simtime",
                                Long.toString(simtimeMs),
                                "--threads",
                                Integer.toString(threads),
                                "--no-plot",
                                "--out",
                                folder.toString()),
                        options.stream());
                var finished = Processes.run(command.toList());
                var record =
                        new ObjectMapper().readTree(folder.resolve("run.json").toFile());
                return new Run(name(), order, simtimeMs, finished.seconds(), record);
            } finally {
                delete(folder);
            }
        }

        static String script(Path home) {
            return home.resolve("scripts").resolve("volley").toString();
        }

        private static void delete(Path folder) throws IOException {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The scalar baseline, on the JVM that runs this one, with the garbage collector that Volley has. */
    record Scalar() implements Program {
        static final List<String> JVM_OPTIONS =
                List.of("-XX:+UseSerialGC", "-XX:MaxRAMPercentage=85", "-XX:-UsePerfData");

        @Override
        public String name() {
            return "scalar loop";
        }

        @Override
        public Run run(int order, long simtimeMs, int threads) throws IOException, InterruptedException {
            var finished = Processes.run(Processes.java(
                    JVM_OPTIONS,
                    ScalarBrunel.class,
                    Integer.toString(order),
                    Long.toString(simtimeMs),
                    Integer.toString(threads)));
            JsonNode record = new ObjectMapper().readTree(finished.output());
            return new Run(name(), order, simtimeMs, finished.seconds(), record);
        }
    }
}

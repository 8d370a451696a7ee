package volley.benchmarks.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands, and times them from start to end. */
final class Processes {
    private Processes() {}

    /**
     * A process that has ended well.
     *
     * @param seconds wall-clock time
     * @param output what it wrote on standard output
     */
    record Finished(double seconds, String output) {}

    /** The command that runs a class of this one's class path, on the JVM that runs this one. */
    static List<String> java(List<String> jvmOptions, Class<?> program, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var start = List.of("-cp", System.getProperty("java.class.path"), program.getName());
        return Stream.of(List.of(java), jvmOptions, start, List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    /** @throws IOException if it cannot be started, or ends with a status other than 0 */
    static Finished run(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (status != 0) {
            throw new IOException("exit status " + status + " of: " + String.join(" ", command));
        }
        return new Finished(seconds, output);
    }
}

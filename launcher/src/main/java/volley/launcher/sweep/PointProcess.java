package volley.launcher.sweep;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import volley.launcher.Main;
import volley.launcher.Transport;

/** Starts points, each in a process of its own, by the Java and the jar that run the sweep, and ends them with it. */
final class PointProcess implements AutoCloseable {
    /** Of what a point prints, no more is kept. */
    private static final int MOST_OUTPUT = 1 << 16;

    /** What a process that has the machine to itself may take as its heap; the start script says the same. */
    private static final int HEAP_PERCENT = 85;

    private static final String PREFIX = "volley: ";

    /** Shells give a process that a signal ended this status and the signal's number. */
    private static final int SIGNALLED = 128;

    private final List<String> mpirun;
    private final List<String> options;
    private final int jobs;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Thread onInterrupt = new Thread(this::end, "end-points");

    /**
     * @param mpirun the MPI launcher's command, without the number of processes
     * @param options for every point's {@code volley run}
     * @param jobs points that run at once, and share the memory
     */
    PointProcess(List<String> mpirun, List<String> options, int jobs) {
        this.mpirun = mpirun;
        this.options = options;
        this.jobs = jobs;
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /**
     * Runs a point to its end.
     *
     * @param folder that receives its results
     * @return why it failed; empty if it did not
     */
    String run(Point point, Path folder) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(point, folder))
                .redirectErrorStream(true)
                .start();
        running.add(process);
        try (var output = process.getInputStream()) {
            process.getOutputStream().close();
            String text = head(output);
            int status = process.waitFor();
            return status == 0 ? "" : reason(text, status);
        } finally {
            running.remove(process);
        }
    }

    private static String head(InputStream output) throws IOException {
        var head = new String(output.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
        output.transferTo(java.io.OutputStream.nullOutputStream());
        return head;
    }

    private static String reason(String output, int status) {
        return output.lines()
                .filter(line -> line.startsWith(PREFIX))
                .map(line -> line.substring(PREFIX.length()))
                .findFirst()
                .or(() -> output.lines()
                        .filter(line -> !line.isBlank() && status <= SIGNALLED)
                        .reduce((first, last) -> last))
                .orElse(status > SIGNALLED ? "killed by signal " + (status - SIGNALLED) : "exit status " + status);
    }

    private List<String> command(Point point, Path folder) {
        var ranks = point.ranks();
        var command = new ArrayList<String>();
        if (ranks.transport() == Transport.MPI) {
            command.addAll(mpirun);
            command.addAll(List.of("-np", Integer.toString(ranks.processes())));
        }
        command.addAll(java(jobs * (ranks.transport() == Transport.MPI ? ranks.processes() : 1)));
        if (ranks.transport() == Transport.MPJ) {
            command.addAll(List.of("mpjrun", "-np", Integer.toString(ranks.processes())));
        }
        command.addAll(List.of("run", "brunel"));
        command.addAll(point.arguments());
        command.addAll(options);
        command.addAll(List.of("--out", folder.toString(), "--no-plot", "--quiet"));
        return command;
    }

    /** @param sharing processes that have this machine's memory together */
    private static List<String> java(int sharing) {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(runtime.getInputArguments());
        if (sharing > 1) {
            command.add("-XX:MaxRAMPercentage=" + Math.max(1, HEAP_PERCENT / sharing));
        }
        command.addAll(program(runtime.getClassPath()));
        return command;
    }

    /** A jar is started as such: its manifest grants access to native libraries, and its archive starts it sooner. */
    private static List<String> program(String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath, Main.class.getName());
    }

    private void end() {
        for (var process : running) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The shutdown is under way, and ends what runs.
        }
    }
}

package volley.launcher.sweep;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import volley.launcher.Main;
import volley.launcher.Transport;

/** Starts points, each in a process of its own, by the Java and the jar that run the sweep. */
final class PointProcess {
    /** Of what a point prints, no more is kept. */
    private static final int MOST_OUTPUT = 1 << 16;

    /** What a process that has the machine to itself may take as its heap; the start script says the same. */
    private static final int HEAP_PERCENT = 85;

    /** What the start script gives to ranks of MPI; the sweep's own options come after and count. */
    private static final List<String> COMPILE_FIRST =
            List.of("-XX:CompileCommand=quiet", "-XX:CompileCommand=BackgroundCompilation,volley.*::*,false");

    /** Ctrl-C reaches the points and the sweep, in any order: the sweep is to know before a point counts as failed. */
    private static final Duration SIGNAL_REACHES_ALL = Duration.ofMillis(500);

    /** What the system says stands last, in parentheses. */
    private static final Pattern REASON_OF_SYSTEM = Pattern.compile("\\(([^()]+)\\)\\s*$");

    private final String network;
    private final List<String> mpirun;
    private final List<String> options;
    private final int jobs;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private boolean ended;

    /**
     * @param network that {@code volley run} takes: a name, or the path of a source file
     * @param mpirun the MPI launcher's command, without the number of processes
     * @param options for every point's {@code volley run}
     * @param jobs points that run at once, and share the memory
     */
    PointProcess(String network, List<String> mpirun, List<String> options, int jobs) {
        this.network = network;
        this.mpirun = mpirun;
        this.options = options;
        this.jobs = jobs;
    }

    /**
     * Runs a point to its end. What it printed is kept in its folder.
     *
     * @param folder that receives its results
     * @return why it failed; empty if it did not
     * @throws IOException if it cannot be started
     */
    String run(Point point, Path folder) throws IOException, InterruptedException {
        var process = start(command(point, folder));
        try (var output = process.getInputStream()) {
            process.getOutputStream().close();
            String text = head(output);
            var reason = new FailureReason(text, process.waitFor());
            if (reason.isSignal()) {
                Thread.sleep(SIGNAL_REACHES_ALL);
            }
            if (!text.isBlank()) {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(PastRuns.OUTPUT), text);
            }
            return reason.status() == 0 ? "" : reason.text();
        } finally {
            running.remove(process);
        }
    }

    private synchronized Process start(List<String> command) throws IOException {
        if (ended) {
            throw new IOException("the sweep has been ended");
        }
        var process = started(command);
        running.add(process);
        return process;
    }

    private static Process started(List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            var reason = REASON_OF_SYSTEM.matcher(e.getMessage());
            String why = reason.find() ? reason.group(1) : e.getMessage();
            throw new IOException(command.getFirst() + " cannot be started: " + why, e);
        }
    }

    private static String head(InputStream output) throws IOException {
        var head = new String(output.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
        output.transferTo(OutputStream.nullOutputStream());
        return head;
    }

    private List<String> command(Point point, Path folder) {
        var ranks = point.ranks();
        var command = new ArrayList<String>();
        if (ranks.transport() == Transport.MPI) {
            command.addAll(mpirun);
            command.addAll(List.of("-np", Integer.toString(ranks.processes())));
            command.addAll(java(COMPILE_FIRST, jobs * ranks.processes()));
        } else {
            command.addAll(java(List.of(), jobs));
        }
        if (ranks.transport() == Transport.MPJ) {
            command.addAll(List.of("mpjrun", "-np", Integer.toString(ranks.processes())));
        }
        command.addAll(List.of("run", network));
        point.options().forEach((option, value) -> command.add(option + "=" + value));
        command.addAll(List.of(Plan.TRANSPORT, ranks.transportName(), Plan.THREADS, "" + ranks.threads()));
        command.addAll(options);
        command.addAll(List.of("--out", folder.toString(), "--no-plot", "--quiet"));
        return command;
    }

    /**
     * @param first options before those of the sweep's own
     * @param sharing processes that have this machine's memory together
     */
    private static List<String> java(List<String> first, int sharing) {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(first);
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

    /** Ends those that run, and lets none start any more. */
    synchronized void end() {
        ended = true;
        for (var process : running) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}

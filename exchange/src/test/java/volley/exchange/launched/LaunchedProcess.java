package volley.exchange.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A process that a test has started, with everything that this process starts in its turn. All of it is ended when the
 * test closes it, by process id, and nothing else is. Children whose parent has died are still known, since the tree is
 * looked at all the time.
 */
public final class LaunchedProcess implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration CLEAN_UP = Duration.ofSeconds(5);

    /** A shell has what it starts in the background ignore SIGINT, nohup SIGHUP: children would inherit that. */
    private static final List<String> WITH_DEFAULT_SIGNALS = List.of("env", "--default-signal=INT,HUP");

    private final Process process;
    private final Path output;
    private final Set<ProcessHandle> tree = ConcurrentHashMap.newKeySet();
    private final Thread observer;

    private LaunchedProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        tree.add(process.toHandle());
        observer = Thread.ofPlatform().name("observer").daemon().unstarted(this::observe);
    }

    /**
     * Starts a command, which SIGINT and SIGHUP end unless it handles them, whatever this process does; its standard output
     * and error go together into one file.
     *
     * @param environment added to this process's own
     */
    public static LaunchedProcess start(List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("launched", ".txt");
            var whole = new ArrayList<>(WITH_DEFAULT_SIGNALS);
            whole.addAll(command);
            var builder = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            var launched = new LaunchedProcess(builder.start(), output);
            launched.observer.start();
            return launched;
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot start " + command, exception);
        }
    }

    private void observe() {
        while (!Thread.currentThread().isInterrupted()) {
            for (var known : Set.copyOf(tree)) {
                known.descendants().forEach(tree::add);
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * The exit status.
     *
     * @throws AssertionError with the output so far, if the process has not ended in time
     */
    public int awaitStatus(Duration time) throws InterruptedException {
        if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + time + ", output so far:\n" + output());
        }
        return process.exitValue();
    }

    /**
     * Waits for output to match.
     *
     * @throws AssertionError with the output so far, if it does not match in time, or the process ends before it does
     */
    public MatchResult awaitOutput(Pattern pattern, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            boolean ended = !process.isAlive();
            var matcher = pattern.matcher(output());
            if (matcher.find()) {
                return matcher.toMatchResult();
            }
            if (ended || System.nanoTime() > deadline) {
                throw new AssertionError("no output '" + pattern + "', but:\n" + output());
            }
            Thread.sleep(LOOK);
        }
    }

    /** What the process and its descendants have written so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /**
     * Waits until all processes of the tree have ended.
     *
     * @throws AssertionError naming those that are left after the time
     */
    public void awaitNoneLeft(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (tree.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > deadline) {
                var left = tree.stream()
                        .filter(ProcessHandle::isAlive)
                        .map(handle ->
                                handle.pid() + " " + handle.info().commandLine().orElse(""));
                throw new AssertionError("processes left after " + time + ": " + left.toList());
            }
            Thread.sleep(LOOK);
        }
    }

    /**
     * Waits until all processes of the tree whose program has this name have ended.
     *
     * @throws AssertionError naming those that are left after the time
     */
    public void awaitNoneOf(String program, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!pids(program).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(program + " left after " + time + ": " + pids(program));
            }
            Thread.sleep(LOOK);
        }
    }

    /** Sends a signal, such as {@code KILL}, to one process of the tree. */
    public void signal(String signal, long pid) throws InterruptedException {
        if (tree.stream().noneMatch(handle -> handle.pid() == pid && handle.isAlive())) {
            throw new AssertionError("process " + pid + " is not one that this test started: " + tree);
        }
        try {
            int status = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill -" + signal + " " + pid + " returned " + status);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The pids of those processes of the tree that are alive and whose program has this name, in order of start. */
    public List<Long> pids(String program) {
        return tree.stream()
                .filter(handle ->
                        handle.isAlive() && handle.info().command().orElse("").endsWith("/" + program))
                .map(ProcessHandle::pid)
                .sorted()
                .toList();
    }

    /** The pid of the process that was started itself. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            tree.forEach(ProcessHandle::destroyForcibly);
            awaitNoneLeft(CLEAN_UP);
            observer.interrupt();
            Files.deleteIfExists(output);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

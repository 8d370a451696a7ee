package volley.exchange.launched;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two hosts on this machine: network namespaces that one cable joins, with addresses {@code 10.213.77.1} and
 * {@code .2}. They share everything but the network. A test is skipped where it may not make them.
 */
public final class TwoHosts implements AutoCloseable {
    /** The network between them. */
    public static final String NETWORK = "10.213.77.0/24";

    private static final String ADDRESS = "10.213.77.";
    /** After so many, a few seconds, TCP gives up what nobody confirms; by default after a quarter of an hour. */
    private static final int RETRIES = 4;

    private static final Duration CLEAN_UP = Duration.ofSeconds(5);

    private final String prefix = "volley-" + ProcessHandle.current().pid() + "-";

    /** Connects them. */
    public TwoHosts() {
        assumeTrue(
                succeeds("ip", "netns", "add", namespace(1)),
                "network namespaces are not allowed here: they need root and the command ip of iproute2");
        try {
            run("ip", "netns", "add", namespace(2));
            run(
                    "ip",
                    "link",
                    "add",
                    "cable1",
                    "netns",
                    namespace(1),
                    "type",
                    "veth",
                    "peer",
                    "name",
                    "cable2",
                    "netns",
                    namespace(2));
            for (int host = 1; host <= 2; host++) {
                run("ip", "-n", namespace(host), "address", "add", address(host) + "/24", "dev", "cable" + host);
                run("ip", "-n", namespace(host), "link", "set", "cable" + host, "up");
                run("ip", "-n", namespace(host), "link", "set", "lo", "up");
                run(on(host, List.of("sh", "-c", "echo " + RETRIES + " >/proc/sys/net/ipv4/tcp_retries2")));
            }
        } catch (RuntimeException exception) {
            close();
            throw exception;
        }
    }

    /** @param host 1 or 2 */
    public String address(int host) {
        return ADDRESS + host;
    }

    /** The command that runs {@code command} on a host, as the same process. */
    public List<String> on(int host, List<String> command) {
        var whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace(host)));
        whole.addAll(command);
        return whole;
    }

    /** A script that does what {@code ssh} does: {@code [options] HOST COMMAND...}, HOST being an address. */
    public Path remoteShell(Path folder) {
        try {
            var script = Files.writeString(folder.resolve("remote-shell"), """
                    #!/bin/sh
                    while [ "${1#-}" != "$1" ]; do shift; done
                    host=$1
                    shift
                    exec ip netns exec %s${host##*.} sh -c "$*"
                    """.formatted(prefix));
            return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Pulls the cable out. */
    public void cut() {
        run("ip", "-n", namespace(1), "link", "set", "cable1", "down");
    }

    /**
     * Waits until nothing runs on the hosts.
     *
     * @throws AssertionError naming the processes that are left after the time
     */
    public void awaitNoneLeft(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (processes().findAny().isPresent()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("processes left on the hosts after " + time + ": "
                        + processes().map(ProcessHandle::info).toList());
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private Stream<ProcessHandle> processes() {
        return Stream.of(1, 2)
                .flatMap(host -> output("ip", "netns", "pids", namespace(host)).lines())
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream());
    }

    private String namespace(int host) {
        return prefix + host;
    }

    /** Ends what still runs on the hosts, and takes them away. */
    @Override
    public void close() {
        try {
            processes().forEach(ProcessHandle::destroyForcibly);
            awaitNoneLeft(CLEAN_UP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            succeeds("ip", "netns", "delete", namespace(1));
            succeeds("ip", "netns", "delete", namespace(2));
        }
    }

    private static void run(List<String> command) {
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) {
        if (!succeeds(command)) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String output(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}

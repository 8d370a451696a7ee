package volley.exchange.mpj.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An installation of MPJ Express that works. Debian's does not as it stands: its jars look for the libraries they need
 * beside themselves, but the package has those elsewhere. A private copy puts them together once; a copy, not links,
 * because Java follows a linked jar to its real place first.
 *
 * @param folder with {@code lib} and {@code conf}, as MPJ_HOME names it
 */
record MpjHome(Path folder) {
    private static final String HOW_TO_GET = "MPJ Express is not installed: expected Debian's package libmpj-java"
            + " (apt-get install libmpj-java), or MPJ_HOME set to a folder with lib/starter.jar";

    private static final List<String> PACKAGES = List.of(
            "libmpj-java", "libcommons-cli-java", "libcommons-codec-java", "libcommons-io-java", "liblog4j1.2-java");

    private static final int PATIENCE_SECONDS = 60;

    /** What MPJ Express's jars look for beside them. */
    private static final List<String> LIBRARIES =
            List.of("log4j-1.2.jar", "commons-cli.jar", "commons-codec.jar", "commons-io.jar");

    private static final String DAEMON_PORT = "mpjexpress.mpjdaemon.port.1=";
    private static final int DEFAULT_DAEMON_PORT = 40_055;

    /** The copy belongs to this version of its making. */
    private static final String COPY = "debian-1";

    /**
     * Finds an installation, or makes one on first use.
     *
     * @param environment variables, of which MPJ_HOME, XDG_CACHE_HOME and HOME count
     * @param systemRoot normally {@code /}
     */
    static MpjHome find(Map<String, String> environment, Path systemRoot) throws JobException, IOException {
        String own = environment.get("MPJ_HOME");
        if (own != null) {
            var home = new MpjHome(Path.of(own).toAbsolutePath());
            if (!Files.exists(home.lib().resolve("starter.jar"))) {
                throw JobException.missing("MPJ_HOME " + own + ": expected a folder with lib/starter.jar");
            }
            if (home.hasLogging()) {
                return home;
            }
        }
        Path cache = cache(environment);
        var copy = new MpjHome(cache.resolve(COPY));
        if (!Files.exists(copy.folder)) {
            create(cache);
            Path draft = Files.createTempDirectory(cache, "draft-");
            try {
                fill(draft, installed(systemRoot) ? systemRoot : download(draft.resolve("debian")));
                deleteTree(draft.resolve("debian"));
                Files.move(draft, copy.folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failure) {
                if (!Files.exists(copy.folder)) {
                    throw failure;
                }
            } finally {
                deleteTree(draft);
            }
        }
        return copy;
    }

    private static void create(Path cache) throws JobException {
        try {
            Files.createDirectories(cache);
            Files.delete(Files.createTempFile(cache, "try-", ""));
        } catch (IOException refusal) {
            throw JobException.missing("MPJ Express cannot be copied to " + cache + " (" + refusal
                    + "): expected a folder that can be written, XDG_CACHE_HOME names another");
        }
    }

    private static Path cache(Map<String, String> environment) {
        String base = environment.get("XDG_CACHE_HOME");
        Path caches = base == null || base.isEmpty()
                ? Path.of(
                        Objects.requireNonNullElse(environment.get("HOME"), System.getProperty("user.home")), ".cache")
                : Path.of(base);
        return caches.toAbsolutePath().resolve("volley").resolve("mpj");
    }

    /** Whether MPJ Express finds its logging library, without which it does not start. */
    private boolean hasLogging() throws IOException {
        try (Stream<Path> jars = Files.list(lib())) {
            return jars.anyMatch(jar -> jar.getFileName().toString().startsWith("log4j"));
        }
    }

    private static boolean installed(Path root) {
        return Files.exists(mpjJars(root).resolve("starter.jar"));
    }

    private static Path mpjJars(Path root) {
        return root.resolve("usr/share/mpj/lib");
    }

    private static void fill(Path home, Path root) throws IOException, JobException {
        Path lib = Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("logs"));
        Files.createDirectories(home.resolve("conf"));
        Files.copy(root.resolve("etc/mpj/mpjexpress.conf"), home.resolve("conf/mpjexpress.conf"));
        try (Stream<Path> jars = Files.list(mpjJars(root))) {
            for (Path jar : (Iterable<Path>) jars::iterator) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
        for (String library : LIBRARIES) {
            Path jar = root.resolve("usr/share/java").resolve(library);
            if (!Files.exists(jar)) {
                throw JobException.missing(
                        jar + " is missing: expected it from Debian's packages " + String.join(" ", PACKAGES));
            }
            Files.copy(jar, lib.resolve(library));
        }
    }

    /** Unpacks Debian's packages without installing them, which takes no privilege. */
    private static Path download(Path folder) throws IOException, JobException {
        Files.createDirectories(folder);
        var download = new ArrayList<>(List.of("apt-get", "download"));
        download.addAll(PACKAGES);
        run(folder, download);
        List<Path> packages;
        try (Stream<Path> files = Files.list(folder)) {
            packages = files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
        for (Path file : packages) {
            run(folder, List.of("dpkg", "-x", file.toString(), folder.toString()));
        }
        return folder;
    }

    private static void run(Path folder, List<String> command) throws IOException, JobException {
        boolean done = false;
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            process.destroyForcibly();
        } catch (IOException notThere) {
            // As good as a failure.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!done) {
            throw JobException.missing(HOW_TO_GET);
        }
    }

    Path lib() {
        return folder.resolve("lib");
    }

    /** Where a daemon listens and is looked for, by the configuration. */
    int daemonPort() throws IOException {
        try (Stream<String> lines = Files.lines(configuration())) {
            return lines.filter(line -> line.startsWith(DAEMON_PORT))
                    .map(line -> Integer.parseInt(
                            line.substring(DAEMON_PORT.length()).strip()))
                    .findFirst()
                    .orElse(DEFAULT_DAEMON_PORT);
        }
    }

    /**
     * A home for one job or one daemon: the same libraries, but ports of its own. It is deleted when this JVM ends.
     *
     * @param daemonPort of the daemon; it takes the one behind as well
     * @param jobPort where the job's ranks meet
     */
    MpjHome forJob(int daemonPort, int jobPort) throws IOException {
        var job = new MpjHome(temporary(Files.createTempDirectory("volley-mpj-")));
        temporary(Files.createSymbolicLink(job.lib(), lib()));
        temporary(Files.createDirectory(job.folder.resolve("logs")));
        temporary(Files.createDirectory(job.configuration().getParent()));
        var lines = new ArrayList<>(Files.readAllLines(configuration()));
        lines.removeIf(line -> line.startsWith("mpjexpress.") && line.contains(".port."));
        lines.add(DAEMON_PORT + daemonPort);
        lines.add("mpjexpress.mpjdaemon.port.2=" + (daemonPort + 1));
        lines.add("mpjexpress.mpjrun.port.1=" + jobPort);
        temporary(Files.write(job.configuration(), lines));
        return job;
    }

    /** Puts the list of a cluster's hosts into a job's home. */
    Path writeMachines(List<String> names) throws IOException {
        return temporary(Files.write(folder.resolve("machines"), names));
    }

    /** Files go in reverse order of their making. */
    private static Path temporary(Path file) {
        file.toFile().deleteOnExit();
        return file;
    }

    private Path configuration() {
        return folder.resolve("conf").resolve("mpjexpress.conf");
    }

    private static void deleteTree(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

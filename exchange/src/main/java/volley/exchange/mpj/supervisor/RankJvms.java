package volley.exchange.mpj.supervisor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volley.exchange.mpj.SupervisorAddress;

/**
 * How the JVMs of a job are started: each rank runs the same main class from this JVM's own class path, with this JVM's
 * Java first on the path, since MPJ Express starts whatever is called {@code java} there.
 *
 * @param javaOptions the user's, for the JVMs of ranks
 * @param mainClass of a rank
 */
record RankJvms(MpjHome home, List<String> javaOptions, String mainClass) {
    private static final String STARTER = "runtime.starter.MPJRun";
    private static final String DAEMON = "runtime.daemon.MPJDaemon";

    /** What the runtime's own JVMs need, which only start others and pass on their output. */
    private static final List<String> SMALL_JVM = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** One JVM for all ranks, which loads them by itself: it has no class path that a cache of linked classes was made of. */
    Process multicore(int size, SupervisorAddress supervisor) throws IOException {
        var options = javaOptions.stream()
                .filter(option -> !option.startsWith("-XX:AOTCache="))
                .toList();
        return new RankJvms(home, options, mainClass).starter(size, List.of(), supervisor, ownClassPath());
    }

    /**
     * A JVM for each rank, on hosts whose daemons run already.
     *
     * @param runtimeOptions what MPJ Express's own {@code mpjrun} needs to know
     * @param stableLibraries where MPJ Express is on every host, since the job's own home is on this one only
     */
    Process machines(int size, List<String> runtimeOptions, SupervisorAddress supervisor, Path stableLibraries)
            throws IOException {
        String classPath = Stream.of("loader1.jar", "mpj.jar")
                .map(jar -> stableLibraries.resolve(jar).toString())
                .collect(Collectors.joining(File.pathSeparator, ownClassPath() + File.pathSeparator, ""));
        return starter(size, runtimeOptions, supervisor, classPath);
    }

    private Process starter(int size, List<String> runtimeOptions, SupervisorAddress supervisor, String classPath)
            throws IOException {
        var arguments = new ArrayList<>(List.of("-np", Integer.toString(size)));
        arguments.addAll(runtimeOptions);
        arguments.addAll(javaOptions);
        arguments.add(property(supervisor));
        arguments.addAll(List.of("-cp", classPath, mainClass));
        return tethered(STARTER, arguments, "starter.jar");
    }

    /** A JVM for one rank, which meets the others at the rendezvous. */
    Process local(int rank, String configuration, SupervisorAddress supervisor) throws IOException {
        var command = new ArrayList<>(List.of(java().toString()));
        command.addAll(javaOptions);
        command.add(property(supervisor));
        command.addAll(
                List.of("-cp", ownClassPath() + File.pathSeparator + home.lib().resolve("mpj.jar"), mainClass));
        command.addAll(List.of(Integer.toString(rank), configuration, "niodev"));
        return start(command);
    }

    /** A host's daemon, which starts its ranks. */
    Process daemon(int port) throws IOException {
        return tethered(DAEMON, List.of(Integer.toString(port)), "daemon.jar");
    }

    private Process tethered(String main, List<String> arguments, String jar) throws IOException {
        var command = new ArrayList<>(List.of(java().toString()));
        command.addAll(SMALL_JVM);
        String classPath = home.lib().resolve(jar)
                + File.pathSeparator
                + home.lib().resolve("mpj.jar")
                + File.pathSeparator
                + ownClassPath();
        command.addAll(List.of("-cp", classPath, Tether.class.getName(), main));
        command.addAll(arguments);
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("MPJ_HOME", home.folder().toString());
        environment.merge("PATH", java().getParent().toString(), (path, own) -> own + File.pathSeparator + path);
        return builder.start();
    }

    private static String property(SupervisorAddress supervisor) {
        return "-D" + SupervisorAddress.PROPERTY + "=" + supervisor;
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static String ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}

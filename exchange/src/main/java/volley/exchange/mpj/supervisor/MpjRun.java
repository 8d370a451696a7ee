package volley.exchange.mpj.supervisor;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The command {@code mpjrun}: runs a job under MPJ Express from start to verdict. It forwards what the ranks print, ends
 * with their exit status, and whatever happens, even to itself, leaves nothing running.
 */
public final class MpjRun {
    /** Ranks that are done may take this long to end their JVMs. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** Once ranks have ended and nothing has come from them for so long, nothing more will. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final String mainClass;
    private final List<String> javaOptions;
    private final Processes processes = new Processes();
    private volatile boolean told;

    /**
     * @param mainClass what each rank runs, from this JVM's class path
     * @param javaOptions for the ranks' JVMs, before those that the user adds
     */
    public MpjRun(String mainClass, List<String> javaOptions) {
        this.mainClass = mainClass;
        this.javaOptions = List.copyOf(javaOptions);
    }

    /**
     * Runs the command and returns its exit status.
     *
     * @param arguments of {@code mpjrun}
     */
    public int run(String... arguments) throws IOException, InterruptedException {
        var hook = new Thread(this::endOnSignal, "mpjrun-farewell");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            var verdict = run(MpjRunOptions.parse(List.of(arguments)));
            verdict.failure().ifPresent(this::complain);
            return verdict.status();
        } catch (JobException exception) {
            complain(exception.getMessage());
            return exception.status();
        } finally {
            if (!told) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private Job.Verdict run(MpjRunOptions options) throws JobException, IOException, InterruptedException {
        var home = MpjHome.find(System.getenv(), Path.of("/"));
        var loopback = InetAddress.getLoopbackAddress();
        return switch (options.mode()) {
            case DAEMON -> daemon(home, options.withDefaults(javaOptions, 1));
            case MULTICORE -> job(home, options.withDefaults(javaOptions, 1), loopback, JobStart::multicore);
            case LOCAL_CLUSTER ->
                job(home, options.withDefaults(javaOptions, options.processes()), loopback, JobStart::localCluster);
            case MACHINES -> {
                var hosts = Hosts.read(options.machinesFile().orElseThrow());
                var shared = options.withDefaults(javaOptions, hosts.ranksOfHost(options.processes()));
                yield job(home, shared, hosts.head(), start -> start.machines(hosts));
            }
        };
    }

    @FunctionalInterface
    private interface Start {
        void begin(JobStart start) throws JobException, IOException;
    }

    private Job.Verdict job(MpjHome home, MpjRunOptions options, InetAddress head, Start how)
            throws JobException, IOException, InterruptedException {
        var events = new LinkedBlockingQueue<JobEvent>();
        var server = new RankServer(head, options.arguments(), processes, events);
        try (var start = new JobStart(home, options, mainClass, server, processes, events)) {
            how.begin(start);
            var verdict = new Job(options.processes(), options.meetingTime(), events).await();
            if (verdict.failure().isEmpty()) {
                processes.awaitEnd(FAREWELL);
            }
            return verdict;
        } finally {
            server.endRanks();
            processes.endAll();
            server.drain(SILENCE);
        }
    }

    /** Runs this host's daemon until it is told to stop. */
    private Job.Verdict daemon(MpjHome home, MpjRunOptions options)
            throws JobException, IOException, InterruptedException {
        int port = options.daemonPort().orElse(home.daemonPort());
        var jobHome = home.forJob(port, Ports.free());
        try {
            var process = new RankJvms(jobHome, options.javaOptions(), mainClass).daemon(port);
            processes.add(process.toHandle());
            System.err.println("mpjrun: daemon of MPJ Express on port " + port + ", stop it with Ctrl-C");
            process.getInputStream().transferTo(System.err);
            return new Job.Verdict(1, Optional.of("the daemon ended with status " + process.waitFor()));
        } finally {
            processes.endAll();
        }
    }

    private void complain(String reason) {
        if (!told) {
            System.err.println("volley: " + reason);
        }
    }

    private void endOnSignal() {
        told = true;
        processes.endAll();
        System.err.println("volley: mpjrun was told to stop and has ended what it started");
    }
}

package volley.exchange.mpj.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;

/** Starts the processes of a job, and has what they print and their ends reported. */
final class JobStart implements AutoCloseable {
    private final MpjHome home;
    private final MpjRunOptions options;
    private final String mainClass;
    private final RankServer server;
    private final Processes processes;
    private final Queue<JobEvent> events;

    private Rendezvous rendezvous;

    JobStart(
            MpjHome home,
            MpjRunOptions options,
            String mainClass,
            RankServer server,
            Processes processes,
            Queue<JobEvent> events) {
        this.home = home;
        this.options = options;
        this.mainClass = mainClass;
        this.server = server;
        this.processes = processes;
        this.events = events;
    }

    /** All ranks in one JVM. */
    void multicore() throws IOException {
        watchRuntime(ranks(home).multicore(options.processes(), server.address()));
    }

    /** Ranks in processes of this host. */
    void localCluster() throws IOException {
        rendezvous = new Rendezvous(options.processes());
        for (int i = 0; i < options.processes(); i++) {
            int rank = i;
            var process = ranks(home).local(rank, rendezvous.configuration(), server.address());
            watch(process);
            process.onExit().thenAccept(ended -> events.add(new JobEvent.RankEnded(rank, ended.exitValue())));
        }
    }

    /** Ranks in processes of other hosts, started by the daemons there. */
    void machines(Hosts hosts) throws JobException, IOException {
        var jobHome = home.forJob(options.daemonPort().orElse(home.daemonPort()), Ports.free());
        Path file = jobHome.writeMachines(hosts.names());
        watchRuntime(ranks(jobHome)
                .machines(
                        options.processes(),
                        List.of("-dev", "niodev", "-machinesfile", file.toString()),
                        server.address(),
                        home.lib()));
    }

    private RankJvms ranks(MpjHome used) {
        return new RankJvms(used, options.javaOptions(), mainClass);
    }

    private void watchRuntime(Process process) {
        watch(process);
        process.onExit().thenAccept(ended -> events.add(new JobEvent.RuntimeEnded(ended.exitValue())));
    }

    private void watch(Process process) {
        processes.add(process.toHandle());
        server.forwardRuntime(process.getInputStream(), System.err);
    }

    @Override
    public void close() throws IOException {
        if (rendezvous != null) {
            rendezvous.close();
        }
    }
}

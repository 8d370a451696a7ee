package volley.launcher.cli;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import volley.exchange.mpj.supervisor.MpjRun;

/** {@code volley mpjrun -np 4 run NETWORK}. */
@Command(
        name = "mpjrun",
        description = "Runs a command on the ranks of a job under MPJ Express, and watches over them.",
        customSynopsis = {
            "volley mpjrun [-np N] [-dev multicore|niodev] [-machinesfile FILE] [-dport PORT]",
            "              [-meet SECONDS] [JVM OPTIONS] COMMAND...",
            "       volley mpjrun -daemon [-dport PORT]"
        },
        footer = {
            "",
            "  -np N               Number of processes. Default: 2.",
            "  -dev multicore      Each process is a thread of one JVM. The default.",
            "  -dev niodev         Processes that talk through sockets.",
            "  -machinesfile FILE  Processes on these hosts, one name a line; a daemon runs on each.",
            "  -meet SECONDS       How long the processes may take to meet. Default: 60.",
            "  -daemon             Run this host's daemon until it is interrupted.",
            "  -dport PORT         Where daemons listen. Default: 40055.",
            "",
            "JVM options start with a dash and are one word each: -Xmx4g. For example:",
            "  volley mpjrun -np 4 run Balanced.java --ne 8000"
        })
final class MpjrunCommand implements Callable<Integer> {
    private final String mainClass;

    @Parameters(hidden = true, arity = "0..*")
    private List<String> words = List.of();

    private MpjrunCommand(String mainClass) {
        this.mainClass = mainClass;
    }

    /**
     * The command, which leaves all options behind its name to MPJ Express's conventions.
     *
     * @param mainClass what each rank runs
     */
    static CommandLine commandLine(Class<?> mainClass) {
        return new CommandLine(new MpjrunCommand(mainClass.getName()))
                .setUnmatchedOptionsArePositionalParams(true)
                .setStopAtPositional(true);
    }

    /** The ranks' JVMs have the options of this one. */
    @Override
    public Integer call() throws Exception {
        var javaOptions = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return new MpjRun(mainClass, javaOptions).run(words.toArray(String[]::new));
    }
}

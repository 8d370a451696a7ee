package volley.launcher.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import volley.launcher.Machine;
import volley.launcher.Ranks;
import volley.launcher.exec.ProgramRun;

/** {@code volley exec FILE.java}. */
@Command(
        name = "exec",
        description = {
            "Compiles a Java program of one source file in memory and runs its main method on every rank.",
            "The program sees Volley and its libraries; what rank 0 prints is printed."
        },
        footer = {"", "For example:", "  volley exec examples/ConnectANetwork.java"})
final class ExecCommand implements Callable<Integer> {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Ranks in this process, a thread each. Default: one for each processor.")
    private Integer threads;

    @Parameters(index = "0", paramLabel = "FILE.java", description = "The program.")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "What the program's main method is given.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
        new ProgramRun(file, arguments, Ranks.ofThreads(threads == null ? Machine.processors() : threads)).run();
        return ExitStatus.OK;
    }
}

package volley.launcher.cli;

import java.lang.management.ManagementFactory;
import picocli.CommandLine.Command;
import volley.launcher.Machine;
import volley.launcher.Terminal;
import volley.results.Version;

/** {@code volley info}. */
@Command(name = "info", description = "Shows what there is to run on: JDK, processors, kernel, memory.")
final class InfoCommand implements Runnable {
    private final Terminal terminal;

    InfoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        int vectorBits = Machine.vectorBits();
        line("volley", Version.current());
        line("JDK", Machine.jdk() + ", " + System.getProperty("java.vm.vendor"));
        line(
                "JVM options",
                String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        line("system", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        line("processors", Integer.toString(Machine.processors()));
        line("vector width", vectorBits == 0 ? "unknown" : vectorBits + " bits");
        line("kernel", Machine.kernel());
        line("stores", StoreName.choices());
        line("memory", gibibytes(Machine.memoryBytes()));
        Machine.availableMemoryBytes().ifPresent(bytes -> line("available now", gibibytes(bytes)));
        line("heap limit", gibibytes(Machine.heapLimitBytes()));
    }

    private void line(String name, String value) {
        terminal.out().printf("%-14s %s%n", name, value);
    }

    private static String gibibytes(long bytes) {
        return "%.1f GiB".formatted(bytes / (double) (1L << 30));
    }
}

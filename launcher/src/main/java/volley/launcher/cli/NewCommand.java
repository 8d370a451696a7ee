package volley.launcher.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import volley.launcher.Terminal;
import volley.launcher.network.NetworkTemplate;

/** {@code volley new FILE.java}. */
@Command(
        name = "new",
        description = "Writes a network to begin with, a Java file of about 50 lines that runs as it stands.",
        footer = {"", "For example:", "  volley new Balanced.java", "  volley run Balanced.java --g 6"})
final class NewCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE.java", description = "The file, which is not there yet.")
    private Path file;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        NetworkTemplate.write(file);
        terminal.out().println(file + ": run it with volley run " + file);
    }
}

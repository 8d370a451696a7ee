package volley.launcher.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import volley.launcher.Terminal;
import volley.partition.UserException;

/** {@code volley help run NETWORK}: the same as {@code volley run NETWORK --help}. */
@Command(name = "help", description = "Shows the help of a command, such as: volley help run NETWORK")
final class HelpCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command, with its own commands.")
    private List<String> names = List.of();

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        CommandLine command = spec.parent().commandLine();
        for (String name : names) {
            command = command.getSubcommands().get(name);
            if (command == null) {
                throw new UserException("no command '" + String.join(" ", names) + "': see volley --help");
            }
        }
        command.usage(terminal.out());
    }
}

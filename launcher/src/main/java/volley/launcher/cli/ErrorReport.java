package volley.launcher.cli;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import volley.launcher.Terminal;
import volley.launcher.exec.ProgramFailedException;
import volley.partition.UserException;

/** Says what went wrong: one line for what the user can mend, a stack trace for a bug, theirs or ours. */
final class ErrorReport {
    private final Terminal terminal;

    ErrorReport(Terminal terminal) {
        this.terminal = terminal;
    }

    int badArgument(ParameterException exception) {
        String message = exception.getMessage().lines().findFirst().orElse("");
        if (exception.getCause() instanceof TypeConversionException conversion
                && exception.getArgSpec() instanceof OptionSpec option) {
            message = option.longestName() + " " + exception.getValue() + ": " + conversion.getMessage();
        }
        if (exception instanceof UnmatchedArgumentException unmatched) {
            message = "unknown argument " + unmatched.getUnmatched().getFirst() + ": see volley help"
                    + helpPath(exception.getCommandLine());
        }
        print(message);
        return ExitStatus.USER_ERROR;
    }

    private static String helpPath(CommandLine command) {
        return command.getParent() == null ? "" : helpPath(command.getParent()) + " " + command.getCommandName();
    }

    int failed(Throwable failure) {
        switch (failure) {
            case UserException user -> {
                print(user.getMessage());
                return ExitStatus.USER_ERROR;
            }
            case OutOfMemoryError memory ->
                print("out of memory: the heap's limit is "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB (" + memory.getMessage() + ")");
            case IOException io -> print(io.toString());
            case ProgramFailedException program -> {
                print(program.getMessage());
                program.getCause().printStackTrace(terminal.err());
            }
            default -> {
                print("internal error: " + failure);
                failure.printStackTrace(terminal.err());
            }
        }
        return ExitStatus.FAILURE;
    }

    private void print(String message) {
        terminal.err().println("volley: " + message);
    }
}

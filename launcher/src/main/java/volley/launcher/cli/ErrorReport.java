package volley.launcher.cli;

import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import volley.launcher.Terminal;
import volley.partition.UserException;

/** Says what went wrong: one line for what the user can mend, a stack trace for a bug. */
final class ErrorReport {
    private final Terminal terminal;

    ErrorReport(Terminal terminal) {
        this.terminal = terminal;
    }

    int badArgument(ParameterException exception) {
        String message = firstLine(exception);
        if (exception.getCause() instanceof TypeConversionException conversion
                && exception.getArgSpec() instanceof picocli.CommandLine.Model.OptionSpec option) {
            message = option.longestName() + " " + exception.getValue() + ": " + conversion.getMessage();
        }
        print(message);
        return ExitStatus.USER_ERROR;
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
            case java.io.IOException io -> print(io.toString());
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

    private static String firstLine(Exception exception) {
        return exception.getMessage().lines().findFirst().orElse("");
    }
}

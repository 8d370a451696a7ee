package volley.launcher.cli;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import volley.launcher.ExitStatus;
import volley.launcher.Failure;
import volley.launcher.Launch;
import volley.launcher.Ranks;
import volley.launcher.Terminal;

/** Says what went wrong. */
final class ErrorReport {
    private final Terminal terminal;
    private final Launch launch;

    ErrorReport(Terminal terminal, Launch launch) {
        this.terminal = terminal;
        this.launch = launch;
    }

    int badArgument(ParameterException exception) {
        String message = exception.getMessage().lines().findFirst().orElse("");
        if (exception.getCause() instanceof TypeConversionException conversion
                && exception.getArgSpec() instanceof OptionSpec option) {
            String problem = option.type().isEnum() ? expected(option.type()) : conversion.getMessage();
            message = option.longestName() + " " + exception.getValue() + ": " + problem;
        }
        if (exception instanceof UnmatchedArgumentException unmatched) {
            message = "unknown argument " + unmatched.getUnmatched().getFirst() + ": see volley help"
                    + helpPath(exception.getCommandLine());
        }
        print(message);
        return ExitStatus.USER_ERROR;
    }

    /** Such as {@code expected auto, list or bitmap}. */
    private static String expected(Class<?> choice) {
        var names = Stream.of(choice.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
        return "expected " + String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    private static String helpPath(CommandLine command) {
        return command.getParent() == null ? "" : helpPath(command.getParent()) + " " + command.getCommandName();
    }

    int failed(Throwable thrown) {
        var failure = Failure.of(thrown);
        print(failure.message());
        failure.bug().ifPresent(bug -> bug.printStackTrace(terminal.err()));
        return failure.status();
    }

    private void print(String message) {
        if (launch.reportsUserErrors()) {
            terminal.err().println("volley: " + message);
        } else {
            Ranks.waitForRankZeroToSpeak(launch.process());
        }
    }
}

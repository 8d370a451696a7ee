package volley.launcher.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
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
            String problem = option.converters().length == 0 ? expected(option.type()) : conversion.getMessage();
            message = option.longestName() + " " + exception.getValue() + ": " + problem;
        }
        if (exception instanceof MissingParameterException missing) {
            var argument = missing.getMissing().getFirst();
            String name = argument instanceof OptionSpec option ? option.longestName() + ": " : "";
            message = name + "expected " + argument.paramLabel() + ", see volley help"
                    + helpPath(exception.getCommandLine());
        }
        if (exception instanceof UnmatchedArgumentException unmatched) {
            var command = exception.getCommandLine();
            String name = unmatched.getUnmatched().getFirst();
            message = "unknown argument " + name + ": "
                    + meant(name, command)
                            .map(option -> "expected " + option + "? See")
                            .orElse("see")
                    + " volley help" + helpPath(command);
        }
        print(message);
        return ExitStatus.USER_ERROR;
    }

    /** The one option that has the letters of what was written, in any order: signs and swapped letters are the usual slips. */
    private static Optional<String> meant(String written, CommandLine command) {
        var close = command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .filter(option -> letters(option).equals(letters(written)))
                .toList();
        return close.size() == 1 ? Optional.of(close.getFirst()) : Optional.empty();
    }

    private static String letters(String option) {
        return option.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What a value of a type is: a choice such as {@code expected auto, list or bitmap}, or a number. */
    private static String expected(Class<?> type) {
        if (type == double.class || type == Double.class) {
            return "expected a number";
        }
        if (!type.isEnum()) {
            return "expected a whole number, at most " + (type == long.class ? Long.MAX_VALUE : Integer.MAX_VALUE);
        }
        var names = Stream.of(type.getEnumConstants())
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

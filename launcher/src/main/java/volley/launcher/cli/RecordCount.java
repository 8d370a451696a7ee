package volley.launcher.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many neurons of each population to record: a number, {@code all} or {@code none}. */
final class RecordCount implements ITypeConverter<Integer> {
    static final int ALL = Integer.MAX_VALUE;

    @Override
    public Integer convert(String text) {
        return switch (text) {
            case "all" -> ALL;
            case "none" -> 0;
            default -> count(text);
        };
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Not a number: refused below, like a negative one.
        }
        throw new TypeConversionException("expected a number of neurons, all, or none");
    }
}

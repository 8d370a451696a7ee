package volley.simulation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.ElectricCapacitance;
import javax.measure.quantity.ElectricConductance;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.ElectricResistance;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Time;
import tech.units.indriya.quantity.Quantities;
import tech.units.indriya.unit.Units;
import volley.partition.UserException;

/**
 * A parameter of a network, as its record declares it. Its value has three forms: what a user types ({@code 45 pA}), what
 * files hold (a number, a truth value, or a text), and the component's own type.
 */
public final class NetworkParameter {
    /** Names become options, keys of files, and columns of tables. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]*");

    private static final double MEGA = 1e6;

    /** The unit that a kind of quantity has in files, how its name is written in a key, and what the kind is called. */
    private record FileUnit(Unit<?> unit, String name, String kind) {}

    private static final Map<Class<?>, FileUnit> UNITS = Map.of(
            Time.class, new FileUnit(volley.models.Units.MILLISECOND, "ms", "TIME"),
            ElectricPotential.class, new FileUnit(volley.models.Units.MILLIVOLT, "mV", "VOLTAGE"),
            ElectricCurrent.class, new FileUnit(volley.models.Units.PICOAMPERE, "pA", "CURRENT"),
            ElectricCapacitance.class, new FileUnit(volley.models.Units.PICOFARAD, "pF", "CAPACITANCE"),
            Frequency.class, new FileUnit(volley.models.Units.HERTZ, "Hz", "FREQUENCY"),
            ElectricConductance.class, new FileUnit(volley.models.Units.NANOSIEMENS, "nS", "CONDUCTANCE"),
            ElectricResistance.class, new FileUnit(Units.OHM.multiply(MEGA), "MOhm", "RESISTANCE"));

    private final String option;
    private final String key;
    private final Class<?> type;
    private final FileUnit unit;
    private final String defaultText;
    private final String text;

    private NetworkParameter(String name, Class<?> type, FileUnit unit, String defaultText, String text) {
        option = "--" + words(name, "-");
        key = words(name, "_") + (unit == null ? "" : "_" + unit.name);
        this.type = type;
        this.unit = unit;
        this.defaultText = defaultText;
        this.text = text;
    }

    /**
     * The parameter that a component of a network's record is.
     *
     * @throws UserException if it is not annotated, or of a type that no parameter has
     */
    static NetworkParameter of(Class<?> network, RecordComponent component) {
        var annotation = component.getAnnotation(Parameter.class);
        String what = "parameter " + component.getName() + " of " + network.getSimpleName();
        if (annotation == null) {
            throw new UserException(what + " has no @Parameter: expected its default and meaning");
        }
        String name = annotation.name().isEmpty() ? component.getName() : annotation.name();
        if (!NAME.matcher(name).matches()) {
            throw new UserException("parameter '" + name + "' of " + network.getSimpleName()
                    + ": expected a name of letters, digits, _ and -, a letter first");
        }
        FileUnit unit = null;
        if (component.getType() == Quantity.class) {
            unit = component.getGenericType() instanceof ParameterizedType kind
                    ? UNITS.get(kind.getActualTypeArguments()[0])
                    : null;
            requireType(unit != null, what, component);
        } else {
            var type = component.getType();
            requireType(
                    type == int.class
                            || type == long.class
                            || type == double.class
                            || type == boolean.class
                            || type == String.class
                            || type.isEnum(),
                    what,
                    component);
        }
        return new NetworkParameter(name, component.getType(), unit, annotation.value(), annotation.text());
    }

    private static void requireType(boolean met, String what, RecordComponent component) {
        if (!met) {
            throw new UserException(
                    what + " is a " + component.getGenericType().getTypeName()
                            + ": expected int, long, double, boolean, String, an enum, or a Quantity of a kind that models have");
        }
    }

    /** Its option on the command line, such as {@code --noise-rate}. */
    public String option() {
        return option;
    }

    /** Its key in files, with its unit if it has one, such as {@code J_mV}. */
    public String key() {
        return key;
    }

    /** The words of a name such as noiseRate; one that is no such name, J or C_m, stays as it is. */
    private static String words(String name, String separator) {
        return name.matches("[a-z]+([A-Z][a-z0-9]*)+")
                ? name.replaceAll("([A-Z])", separator + "$1").toLowerCase(Locale.ROOT)
                : name;
    }

    /** What it means, a phrase. */
    public String text() {
        return text;
    }

    /** The default, as a user would type it. */
    public String defaultText() {
        return defaultText;
    }

    /** Whether its values are whole numbers. */
    public boolean isInteger() {
        return type == int.class || type == long.class;
    }

    /** Whether its values are numbers, with or without a unit. */
    public boolean isNumber() {
        return isInteger() || type == double.class || unit != null;
    }

    /** Whether its values are texts, which stay as they were typed. */
    public boolean isText() {
        return type == String.class;
    }

    /** The unit that files have its values in, such as {@code mV}. */
    public Optional<String> unit() {
        return Optional.ofNullable(unit).map(FileUnit::name);
    }

    /** What a value looks like, for help. */
    public String label() {
        if (type == boolean.class) {
            return "true|false";
        }
        if (type.isEnum()) {
            return choices("|");
        }
        if (isText()) {
            return "TEXT";
        }
        return isInteger() ? "N" : unit == null ? "X" : unit.kind;
    }

    private String choices(String separator) {
        return Arrays.stream(type.getEnumConstants())
                .map(NetworkParameter::name)
                .collect(Collectors.joining(separator));
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value that a user typed; a quantity without a unit is in the unit of {@link #key}.
     *
     * @throws UserException if it is none, with what was expected
     */
    public Object parse(String typed) {
        if (isText()) {
            return typed;
        }
        String trimmed = typed.strip();
        if (unit != null) {
            return Quantities.getQuantity(inUnit(trimmed), unit.unit);
        }
        if (type == boolean.class) {
            if (trimmed.equalsIgnoreCase("true") || trimmed.equalsIgnoreCase("false")) {
                return Boolean.valueOf(trimmed);
            }
            throw refused(typed, "true or false");
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> name(constant).equalsIgnoreCase(trimmed))
                    .findFirst()
                    .orElseThrow(() -> refused(typed, "one of " + choices(", ")));
        }
        try {
            if (type == double.class) {
                return finite(typed, Double.parseDouble(trimmed));
            }
            return type == int.class ? (Object) Integer.valueOf(trimmed) : (Object) Long.valueOf(trimmed);
        } catch (NumberFormatException e) {
            throw refused(
                    typed,
                    type == double.class
                            ? "a finite number"
                            : "a whole number, at most " + (type == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE));
        }
    }

    /** Texts in the unit itself, as defaults are, need no parser of units, which takes its time to load. */
    private double inUnit(String typed) {
        String number = typed.endsWith(unit.name) ? typed.substring(0, typed.length() - unit.name.length()) : typed;
        try {
            return finite(typed, Double.parseDouble(number));
        } catch (NumberFormatException e) {
            return parse(unit.unit, typed);
        }
    }

    private double finite(String typed, double value) {
        if (!Double.isFinite(value)) {
            throw refused(typed, "a finite number");
        }
        return value;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the kind of quantity is that of the unit
    private double parse(Unit raw, String typed) {
        return volley.models.Units.parse(option(), typed, raw);
    }

    private UserException refused(String typed, String expected) {
        return new UserException(option() + " " + typed + ": expected " + expected);
    }

    /** The value as files hold it: a number, a truth value or a text. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // the kind of quantity is that of the unit
    public Object toFile(Object value) {
        if (unit != null) {
            return ((Quantity) value).to((Unit) unit.unit).getValue().doubleValue();
        }
        return type.isEnum() ? name(value) : value;
    }

    /**
     * The value that a file holds.
     *
     * @throws UserException if it is none of this parameter's
     */
    public Object fromFile(Object held) {
        if (held == null) {
            throw new UserException(key() + " has no value: expected " + label());
        }
        return parse(held.toString());
    }
}

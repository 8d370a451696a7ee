package volley.models;

import java.util.regex.Pattern;
import javax.measure.IncommensurableException;
import javax.measure.MeasurementException;
import javax.measure.MetricPrefix;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.ElectricCapacitance;
import javax.measure.quantity.ElectricConductance;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Time;
import tech.units.indriya.format.SimpleUnitFormat;
import tech.units.indriya.quantity.Quantities;
import volley.partition.UserException;

/** Quantities in the units of the field. Inside Volley all are doubles in ms, mV, pF, pA, nS and Hz. */
public final class Units {
    public static final Unit<Time> MILLISECOND = MetricPrefix.MILLI(tech.units.indriya.unit.Units.SECOND);
    public static final Unit<ElectricPotential> MILLIVOLT = MetricPrefix.MILLI(tech.units.indriya.unit.Units.VOLT);
    public static final Unit<ElectricCapacitance> PICOFARAD = MetricPrefix.PICO(tech.units.indriya.unit.Units.FARAD);
    public static final Unit<ElectricCurrent> PICOAMPERE = MetricPrefix.PICO(tech.units.indriya.unit.Units.AMPERE);
    public static final Unit<ElectricConductance> NANOSIEMENS =
            MetricPrefix.NANO(tech.units.indriya.unit.Units.SIEMENS);
    public static final Unit<Frequency> HERTZ = tech.units.indriya.unit.Units.HERTZ;

    /** A decimal number, then a unit. */
    private static final Pattern QUANTITY =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(\\p{IsAlphabetic}\\S*)");

    private Units() {}

    public static Quantity<Time> s(double value) {
        return quantity(value, tech.units.indriya.unit.Units.SECOND);
    }

    public static Quantity<Time> ms(double value) {
        return quantity(value, MILLISECOND);
    }

    public static Quantity<Time> us(double value) {
        return quantity(value, MetricPrefix.MICRO(tech.units.indriya.unit.Units.SECOND));
    }

    public static Quantity<ElectricPotential> volt(double value) {
        return quantity(value, tech.units.indriya.unit.Units.VOLT);
    }

    public static Quantity<ElectricPotential> uV(double value) {
        return quantity(value, MetricPrefix.MICRO(tech.units.indriya.unit.Units.VOLT));
    }

    public static Quantity<ElectricPotential> mV(double value) {
        return quantity(value, MILLIVOLT);
    }

    public static Quantity<ElectricCapacitance> pF(double value) {
        return quantity(value, PICOFARAD);
    }

    public static Quantity<ElectricCapacitance> nF(double value) {
        return quantity(value, MetricPrefix.NANO(tech.units.indriya.unit.Units.FARAD));
    }

    public static Quantity<ElectricCurrent> nA(double value) {
        return quantity(value, MetricPrefix.NANO(tech.units.indriya.unit.Units.AMPERE));
    }

    public static Quantity<ElectricCurrent> pA(double value) {
        return quantity(value, PICOAMPERE);
    }

    public static Quantity<ElectricConductance> nS(double value) {
        return quantity(value, NANOSIEMENS);
    }

    public static Quantity<Frequency> kHz(double value) {
        return quantity(value, MetricPrefix.KILO(HERTZ));
    }

    public static Quantity<Frequency> hertz(double value) {
        return quantity(value, HERTZ);
    }

    /** Indriya has no quantities that are not finite, and says so in words of its own. */
    private static <Q extends Quantity<Q>> Quantity<Q> quantity(double value, Unit<Q> unit) {
        if (!Double.isFinite(value)) {
            throw new UserException("quantity " + value + " " + unit + ": expected a finite number");
        }
        return Quantities.getQuantity(value, unit);
    }

    /**
     * Reads a quantity such as {@code 1.5 ms} or {@code 20us}, in no locale but with a decimal point.
     *
     * @param name what it is, for the message
     * @param unit the unit that the value is returned in
     * @return the value in that unit, finite
     * @throws UserException if the text is no quantity of that kind
     */
    public static <Q extends Quantity<Q>> double parse(String name, String text, Unit<Q> unit) {
        var parts = QUANTITY.matcher(text.strip());
        if (!parts.matches()) {
            throw new UserException(name + " '" + text + "'" + expected(unit));
        }
        try {
            var given = SimpleUnitFormat.getInstance().parse(parts.group(2).replaceFirst("^u", "\u00b5"));
            double value = Double.parseDouble(parts.group(1));
            return value(name, text, given.getConverterToAny(unit).convert(value));
        } catch (MeasurementException e) {
            throw new UserException(name + " '" + text + "': unknown unit" + expected(unit));
        } catch (IncommensurableException e) {
            throw new UserException(name + " '" + text + "' is of the wrong kind" + expected(unit));
        }
    }

    private static String expected(Unit<?> unit) {
        return ": expected a number with a unit like " + unit;
    }

    /**
     * A quantity as a number.
     *
     * @param name what it is, for the message
     * @throws UserException if it is not finite
     */
    public static <Q extends Quantity<Q>> double in(Unit<Q> unit, String name, Quantity<Q> quantity) {
        return value(name, quantity, quantity.to(unit).getValue().doubleValue());
    }

    private static double value(String name, Object given, double value) {
        if (!Double.isFinite(value)) {
            throw new UserException(name + " " + given + ": expected a finite number");
        }
        return value;
    }
}

package volley.simulation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a {@link Network}'s record. Its type is int, long, double, boolean, String, an enum, or a {@code
 * Quantity} of a kind that models have: time, potential, current, capacitance, frequency, conductance, resistance.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
    /** The default as a user would type it, such as {@code 800} or {@code 45 pA}. */
    String value();

    /** What it means, a phrase. */
    String text();

    /**
     * The name that users see, such as {@code J}. If empty, the component's: {@code noiseRate} is {@code --noise-rate} on
     * the command line and {@code noise_rate} in files.
     */
    String name() default "";
}

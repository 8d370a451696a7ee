package volley.models;

/** One quantity of a population's neurons on a rank that can be recorded, as it is at the end of the last step. */
@FunctionalInterface
public interface Recordable {
    /** @param index a neuron's place among the rank's neurons of the population */
    double at(int index);

    /** Symbol of the unit of the quantity of this name: of a potential, a conductance, a time, or else a current. */
    static String unit(String name) {
        return switch (name.charAt(0)) {
            case 'V' -> "mV";
            case 'g' -> "nS";
            case 't' -> "ms";
            default -> "pA";
        };
    }
}

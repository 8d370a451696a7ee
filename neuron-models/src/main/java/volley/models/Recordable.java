package volley.models;

/** One quantity of a population's neurons on a rank that can be recorded, as it is at the end of the last step. */
@FunctionalInterface
public interface Recordable {
    /** @param index a neuron's place among the rank's neurons of the population */
    double at(int index);

    /** Symbol of the unit of the quantity of this name: potentials begin with {@code V}, all others are currents. */
    static String unit(String name) {
        return name.startsWith("V") ? "mV" : "pA";
    }
}

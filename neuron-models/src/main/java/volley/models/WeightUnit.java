package volley.models;

/**
 * What the weight of a connection to a neuron is: a jump of its potential, or the size of a synaptic
 * current or of a synaptic conductance.
 */
public enum WeightUnit {
    MILLIVOLT("mV"),
    PICOAMPERE("pA"),
    NANOSIEMENS("nS"),
    /** Weights do not matter. */
    NONE("any unit");

    private final String symbol;

    WeightUnit(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}

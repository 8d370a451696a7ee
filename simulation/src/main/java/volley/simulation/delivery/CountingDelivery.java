package volley.simulation.delivery;

/** Delivers spikes over connections of one weight: what arrives is counted. */
public interface CountingDelivery extends SpikeDelivery {
    /** The numbers of spikes that arrive, by target. */
    Arrivals arrivals();
}

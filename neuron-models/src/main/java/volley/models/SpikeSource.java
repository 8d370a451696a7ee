package volley.models;

/** A device that sends spikes. Those stamped after its start, up to its stop, both shifted by its origin, are sent. */
public sealed interface SpikeSource extends DeviceModel permits StochasticSource, SpikeGenerator {
    /**
     * The stamps of the spikes that are sent.
     *
     * @throws volley.partition.UserException if a time is no whole number of steps, or stop comes before start
     */
    Activity activity(double resolutionMs);
}

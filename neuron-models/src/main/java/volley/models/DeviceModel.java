package volley.models;

import java.util.List;

/** A device with its parameters: a source of spikes or currents from outside the network, or a recorder. */
public sealed interface DeviceModel permits SpikeSource, CurrentSource, Recorder {
    /** The model's name in the field. */
    String name();

    /** The table of the model's parameters. */
    List<ModelParameter> parameters();

    /** @throws volley.partition.UserException if parameters do not go together, or a time is no whole number of steps */
    void requireValid(double resolutionMs);

    /** The device with what is given for another of its model in place of its own. */
    DeviceModel withGiven(Parameterized<?> other);

    /** All that the parameters are: what {@link #load} makes the same device from. */
    double[] save();

    /** @param saved of a device of the same model */
    DeviceModel load(double[] saved);
}

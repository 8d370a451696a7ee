package volley.models;

import java.util.List;

/** A device with its parameters: a source of spikes or currents from outside the network, or a recorder. */
public sealed interface DeviceModel permits SpikeSource, CurrentSource, Recorder {
    /** The model's name in the field. */
    String name();

    /** The table of the model's parameters. */
    List<ModelParameter> parameters();
}

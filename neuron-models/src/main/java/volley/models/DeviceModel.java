package volley.models;

/** A device with its parameters: a source of spikes from outside the network, or a recorder. */
public sealed interface DeviceModel
        permits PoissonGenerator, SpikeGenerator, SpikeRecorder, SpikeStatistics, Voltmeter {
    /** The model's name in the field. */
    String name();
}

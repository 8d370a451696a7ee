package volley.models;

/** Records the spikes of the neurons that are connected to it, with their stamps. */
public record SpikeRecorder() implements DeviceModel {

    @Override
    public String name() {
        return "spike_recorder";
    }
}

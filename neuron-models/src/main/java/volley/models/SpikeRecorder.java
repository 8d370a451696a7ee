package volley.models;

/** Records the spikes of the neurons that are connected to it, with their stamps: NEST's {@code spike_recorder}. */
public final class SpikeRecorder extends TimedDevice<SpikeRecorder> implements Recorder {
    private static final ParameterTable TABLE = table("spike_recorder");

    private SpikeRecorder(ParameterValues values) {
        super(values);
    }

    /** Records all spikes. */
    public SpikeRecorder() {
        this(ParameterValues.defaults(TABLE));
    }

    @Override
    public void requireValid(double resolutionMs) {
        activity(resolutionMs);
    }

    @Override
    SpikeRecorder with(ParameterValues newValues) {
        return new SpikeRecorder(newValues);
    }
}

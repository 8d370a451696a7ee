package volley.models;

/** A device that records neurons. What is stamped after its start, up to its stop, shifted by its origin, is recorded. */
public sealed interface Recorder extends DeviceModel permits SpikeRecorder, SpikeStatistics, Multimeter {}

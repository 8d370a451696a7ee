package volley.models;

/** A device that sends spikes. Those stamped after its start, up to its stop, both shifted by its origin, are sent. */
public sealed interface SpikeSource extends DeviceModel
        permits PoissonGenerator, InhomogeneousPoissonGenerator, SpikeGenerator {}

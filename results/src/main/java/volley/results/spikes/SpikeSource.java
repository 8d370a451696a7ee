package volley.results.spikes;

import java.io.IOException;
import volley.simulation.record.SpikeTrains;

/** Recorded spikes that can be gone through any number of times, without being held in memory. */
@FunctionalInterface
public interface SpikeSource {
    /** Hands out every spike, sorted by time, then neuron. */
    void forEach(Visitor visitor) throws IOException;

    /** Takes one spike: the neuron, by its global id or its place among those recorded, and the spike's stamp in ms. */
    @FunctionalInterface
    interface Visitor {
        void spike(int neuron, double timeMs) throws IOException;
    }

    /** Spikes that are in memory. */
    static SpikeSource of(SpikeTrains trains) {
        return visitor -> {
            for (int i = 0; i < trains.size(); i++) {
                visitor.spike(trains.senders()[i], trains.timesMs()[i]);
            }
        };
    }
}

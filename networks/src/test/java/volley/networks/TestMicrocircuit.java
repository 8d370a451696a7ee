package volley.networks;

import static volley.models.Units.hertz;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

/** Microcircuits whose other parameters are the defaults. */
final class TestMicrocircuit {
    private TestMicrocircuit() {}

    /** Neurons and in-degrees scaled alike. */
    static Microcircuit scaled(double scale, Microcircuit.Drive drive) {
        return scaled(scale, scale, drive);
    }

    static Microcircuit scaled(double neurons, double indegrees, Microcircuit.Drive drive) {
        return stimulated(neurons, indegrees, drive, false, false);
    }

    /** Thalamic spikes, or a current, or both, from 50 to 60 ms. */
    static Microcircuit stimulated(
            double neurons, double indegrees, Microcircuit.Drive drive, boolean thalamus, boolean dcTransient) {
        return new Microcircuit(
                neurons,
                indegrees,
                drive,
                Microcircuit.Initial.OPTIMIZED,
                thalamus,
                ms(50),
                ms(10),
                hertz(120),
                dcTransient,
                ms(50),
                ms(10),
                pA(0.3));
    }
}

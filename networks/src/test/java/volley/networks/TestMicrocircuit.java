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
        return of(neurons, indegrees, drive, Microcircuit.Initial.OPTIMIZED, thalamus, 120, dcTransient, 0.3);
    }

    /** With a start for potentials. */
    static Microcircuit started(double neurons, double indegrees, Microcircuit.Initial initial) {
        return of(neurons, indegrees, Microcircuit.Drive.POISSON, initial, false, 120, false, 0.3);
    }

    /** A small one, with thalamic neurons of a rate, and a current. */
    static Microcircuit stimulated(double thalamusHertz, double dcTransientPicoamperes) {
        return of(
                0.05,
                0.05,
                Microcircuit.Drive.POISSON,
                Microcircuit.Initial.OPTIMIZED,
                true,
                thalamusHertz,
                true,
                dcTransientPicoamperes);
    }

    private static Microcircuit of(
            double neurons,
            double indegrees,
            Microcircuit.Drive drive,
            Microcircuit.Initial initial,
            boolean thalamus,
            double thalamusHertz,
            boolean dcTransient,
            double dcTransientPicoamperes) {
        return new Microcircuit(
                neurons,
                indegrees,
                drive,
                initial,
                thalamus,
                ms(50),
                ms(10),
                hertz(thalamusHertz),
                dcTransient,
                ms(50),
                ms(10),
                pA(dcTransientPicoamperes));
    }
}

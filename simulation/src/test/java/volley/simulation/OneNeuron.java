package volley.simulation;

import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;

import volley.models.DeviceModel;
import volley.models.NeuronModel;
import volley.models.Parameterized;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;

/** One neuron, seen by a voltmeter in every step and by a recorder. */
final class OneNeuron {
    static final double DT = 0.1;
    static final double TOLERANCE_MV = 1e-10;

    /** NEST's default of E_L in mV. */
    static final double REST = -70;

    final Simulator sim = new Simulator(ms(DT));
    final NodeView node;
    final NodeView voltmeter;
    final NodeView recorder;

    OneNeuron(NeuronModel model) {
        node = sim.create(model, 1);
        voltmeter = sim.create(new Voltmeter(ms(DT)));
        recorder = sim.create(new SpikeRecorder());
        sim.connect(node, recorder);
        if (!model.recordables().isEmpty()) {
            sim.connect(voltmeter, node);
        }
    }

    NodeView drivenBy(DeviceModel device, Synapse synapse) {
        var generator = sim.create(device);
        sim.connect(generator, node, allToAll(), synapse);
        return generator;
    }

    void simulate(double durationMs) {
        sim.simulate(ms(durationMs));
    }

    void set(Parameterized<?> given) {
        sim.set(node, given);
    }

    double vM() {
        return sim.values(node, "V_m")[0];
    }

    /** Potentials at the ends of the steps 1, 2, ... */
    double[] potentials() {
        return sim.result().orElseThrow().voltages(voltmeter).millivolts()[0];
    }

    double[] spikes() {
        return sim.result().orElseThrow().spikes(recorder).timesMs();
    }

    static Synapse psc(double weightPicoamperes, double delayMs) {
        return Synapse.of(pA(weightPicoamperes), ms(delayMs));
    }
}

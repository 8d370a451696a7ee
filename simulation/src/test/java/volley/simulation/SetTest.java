package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volley.models.DeviceModel;
import volley.models.IafModel;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.NeuronModel;
import volley.models.Parameterized;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;

class SetTest {
    private static final double DT = 0.1;
    private static final double TOLERANCE_MV = 1e-10;

    /** Of NEST's defaults: E_L in mV, tau_m in ms, and the resistance of the membrane in mV/pA. */
    private static final double REST = -70;

    private static final double TAU_M = 10;
    private static final double RESISTANCE = TAU_M / 250;

    @TempDir
    private Path folder;

    private static Simulator simulator() {
        return new Simulator(ms(DT));
    }

    private static Synapse psc(double weightPicoamperes, double delayMs) {
        return Synapse.of(pA(weightPicoamperes), ms(delayMs));
    }

    /** One neuron, seen by a voltmeter in every step and by a recorder. */
    private static final class Neuron {
        final Simulator sim = simulator();
        final NodeView node;
        final NodeView voltmeter;
        final NodeView recorder;

        Neuron(NeuronModel model) {
            node = sim.create(model, 1);
            voltmeter = sim.create(new Voltmeter(ms(DT)));
            recorder = sim.create(new SpikeRecorder());
            sim.connect(voltmeter, node);
            sim.connect(node, recorder);
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
    }

    static Stream<IafModel<?>> models() {
        return Stream.of(IafPscDelta.defaults(), IafPscExp.defaults(), IafPscAlpha.defaults());
    }

    private static double relaxed(double from, double towards, double durationMs) {
        return towards + (from - towards) * Math.exp(-durationMs / TAU_M);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldFollowAConstantCurrentFromTheNextStepOn(IafModel<?> model) {
        var neuron = new Neuron(model);
        neuron.simulate(7.3);
        neuron.set(model.withOnly(java.util.Map.of("I_e", 200.0)));
        neuron.simulate(11);
        double risen = relaxed(REST, REST + 200 * RESISTANCE, 11);
        assertEquals(risen, neuron.vM(), TOLERANCE_MV);
        neuron.set(model.withOnly(java.util.Map.of("I_e", -50.0)));
        neuron.simulate(4);
        assertEquals(relaxed(risen, REST - 50 * RESISTANCE, 4), neuron.vM(), TOLERANCE_MV);
        assertEquals(relaxed(REST, REST + 200 * RESISTANCE, DT), neuron.potentials()[73], TOLERANCE_MV);
        assertEquals(REST, neuron.potentials()[72]);
    }
}

package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.models.IafPscAlpha;
import volley.models.IafPscExp;
import volley.models.Multimeter;
import volley.models.NeuronModel;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Distribution;
import volley.partition.random.Seeding;

class RecordedCurrentsTest {
    static Stream<NeuronModel> models() {
        return Stream.of(
                IafPscExp.defaults().iE(pA(400)).vTh(mV(-60)),
                IafPscAlpha.defaults().iE(pA(400)).vTh(mV(-60)));
    }

    /** While nobody records them, the currents of both signs are one sum, and so is what arrives. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldSimulateTheSameWhetherCurrentsAreRecordedOrNot(NeuronModel model) {
        long unrecorded = fingerprint(model, 1, false);
        assertTrue(unrecorded != 0, "no spikes");
        assertEquals(unrecorded, fingerprint(model, 1, true));
        assertEquals(unrecorded, fingerprint(model, 2, false));
        assertEquals(unrecorded, fingerprint(model, 2, true));
    }

    /** Were the channels looked at apart, each could take its weights. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRefuseWeightsTooFarApartWhetherCurrentsAreRecordedOrNot(boolean recorded) {
        var simulator = new Simulator(ms(0.1));
        var neurons = simulator.create(IafPscExp.defaults(), 2);
        for (double weight : new double[] {1e-6, -1e9}) {
            var listed = ConnectionRule.edges(new int[] {0, 1}, new int[] {1, 0})
                    .withWeights(new double[] {weight, 2 * weight});
            simulator.connect(neurons, neurons, listed, Synapse.of(pA(1), ms(1)));
        }
        if (recorded) {
            simulator.connect(neurons, simulator.create(new Multimeter().recordFrom("I_syn_ex")));
        }
        var refusal = assertThrows(UserException.class, () -> simulator.simulate(ms(1)));
        assertTrue(
                refusal.getMessage().endsWith("expected weights to a population that fit 48 bits together"),
                refusal.getMessage());
    }

    private static long fingerprint(NeuronModel model, int ranks, boolean recorded) {
        return Ranks.on(ranks, communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, new Settings(3, Seeding.NEURON));
            var excitatory = simulator.create(model, 80);
            var inhibitory = simulator.create(model, 20);
            connect(simulator, excitatory, inhibitory, 40);
            connect(simulator, inhibitory, excitatory, -300);
            connect(simulator, excitatory, excitatory, 30);
            if (recorded) {
                simulator.connect(
                        excitatory.slice(0, 2), simulator.create(new Multimeter().recordFrom("I_syn_ex", "I_syn_in")));
            }
            return simulator.simulate(ms(200)).fingerprint();
        });
    }

    private static void connect(Simulator simulator, NodeView sources, NodeView targets, double weight) {
        var synapse = Synapse.of(pA(1), ms(1))
                .weight(Distribution.normal(weight, Math.abs(weight) / 4))
                .delay(Distribution.uniform(0.5, 3));
        simulator.connect(sources, targets, ConnectionRule.fixedIndegree(8), synapse);
    }
}

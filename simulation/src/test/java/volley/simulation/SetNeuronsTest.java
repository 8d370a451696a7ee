package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.simulation.OneNeuron.DT;
import static volley.simulation.OneNeuron.REST;
import static volley.simulation.OneNeuron.TOLERANCE_MV;
import static volley.simulation.OneNeuron.psc;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volley.models.IafModel;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.NeuronModel;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;
import volley.models.WeightUnit;
import volley.partition.UserException;
import volley.partition.random.Distribution;

/** What is set of neurons between two simulations, against closed solutions. */
class SetNeuronsTest {
    /** Of NEST's defaults: tau_m in ms, and the resistance of the membrane in mV/pA. */
    private static final double TAU_M = 10;

    private static final double RESISTANCE = TAU_M / 250;

    static Stream<IafModel<?>> models() {
        return Stream.of(IafPscDelta.defaults(), IafPscExp.defaults(), IafPscAlpha.defaults());
    }

    static Stream<IafModel<?>> modelsOfTwoTimeConstants() {
        return Stream.of(
                IafPscExp.defaults().with("tau_syn_in", 5),
                IafPscAlpha.defaults().with("tau_syn_in", 5));
    }

    private static double relaxed(double from, double towards, double durationMs) {
        return towards + (from - towards) * Math.exp(-durationMs / TAU_M);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldFollowAConstantCurrentFromTheNextStepOn(IafModel<?> model) {
        var neuron = new OneNeuron(model);
        neuron.simulate(7.3);
        neuron.set(model.withOnly(Map.of("I_e", 200.0)));
        neuron.simulate(11);
        double risen = relaxed(REST, REST + 200 * RESISTANCE, 11);
        assertEquals(risen, neuron.vM(), TOLERANCE_MV);
        neuron.set(model.withOnly(Map.of("I_e", -50.0)));
        neuron.simulate(4);
        assertEquals(relaxed(risen, REST - 50 * RESISTANCE, 4), neuron.vM(), TOLERANCE_MV);
        assertEquals(relaxed(REST, REST + 200 * RESISTANCE, DT), neuron.potentials()[73], TOLERANCE_MV);
        assertEquals(REST, neuron.potentials()[72]);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldRelaxFromAPotentialThatIsSet(IafModel<?> model) {
        var neuron = new OneNeuron(model);
        neuron.simulate(3);
        neuron.set(model.withOnly(Map.of("V_m", -60.0)));
        assertEquals(-60, neuron.vM(), TOLERANCE_MV);
        neuron.simulate(5);
        assertEquals(relaxed(-60, REST, 5), neuron.vM(), TOLERANCE_MV);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldKeepThePotentialWhereTheRestIsSet(IafModel<?> model) {
        var neuron = new OneNeuron(model.withOnly(Map.of("V_m", -60.0)));
        neuron.simulate(2);
        double before = neuron.vM();
        neuron.set(model.withOnly(Map.of("E_L", -65.0)));
        assertEquals(before, neuron.vM(), TOLERANCE_MV);
        neuron.simulate(5);
        assertEquals(relaxed(before, -65, 5), neuron.vM(), TOLERANCE_MV);
        neuron.set(model.withOnly(Map.of("V_m", -54.0)));
        neuron.simulate(DT);
        assertArrayEquals(new double[] {7.1}, neuron.spikes());
        assertEquals(-70, neuron.vM(), TOLERANCE_MV);
    }

    /** The intervals of a neuron that a constant current drives from V_reset to V_th, refractory time and whole steps. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldFireAtTheRateOfEachCurrentThatIsSet(IafModel<?> model) {
        var neuron = new OneNeuron(model);
        for (double current : new double[] {400, 1000, 376, 2500}) {
            neuron.set(model.withOnly(Map.of("I_e", current)));
            neuron.simulate(200);
            double steps = TAU_M * Math.log(current * RESISTANCE / (current * RESISTANCE - 15)) / DT;
            double interval = 2 + Math.ceil(steps) * DT;
            double[] spikes = neuron.spikes();
            assertTrue(spikes.length > 3, "spikes " + spikes.length);
            assertEquals(interval, spikes[spikes.length - 1] - spikes[spikes.length - 2], 1e-9);
        }
    }

    /** It is the first step's end that is compared with the threshold. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldSpikeAtTheNextStepWhereTheThresholdIsSetBelowThePotential(IafModel<?> model) {
        var neuron = new OneNeuron(model.withOnly(Map.of("I_e", 300.0)));
        neuron.simulate(20);
        assertEquals(0, neuron.spikes().length);
        assertTrue(neuron.vM() > -60, "V_m " + neuron.vM());
        neuron.set(model.withOnly(Map.of("V_th", -60.0, "V_reset", -75.0, "t_ref", 5.0)));
        neuron.simulate(5.1);
        assertArrayEquals(new double[] {20.1}, neuron.spikes());
        assertEquals(-75, neuron.vM(), TOLERANCE_MV);
        neuron.simulate(DT);
        assertEquals(relaxed(-75, REST + 300 * RESISTANCE, DT), neuron.vM(), TOLERANCE_MV);
    }

    /** As in NEST, whose refractory neurons keep their potential, whatever it is, and their steps. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldLetARefractoryNeuronStayWhereItIsSet(IafModel<?> model) {
        var neuron = new OneNeuron(model.withOnly(Map.of("V_m", -50.0)));
        neuron.simulate(1);
        assertArrayEquals(new double[] {0.1}, neuron.spikes());
        neuron.set(model.withOnly(Map.of("V_reset", -80.0, "t_ref", 100.0)));
        neuron.simulate(0.1);
        assertEquals(-70, neuron.vM());
        neuron.set(model.withOnly(Map.of("V_m", -62.0)));
        neuron.simulate(1);
        assertEquals(-62, neuron.vM(), TOLERANCE_MV);
        neuron.simulate(3);
        assertEquals(relaxed(-62, REST, 3), neuron.vM(), TOLERANCE_MV);
    }

    /** As in NEST, where a neuron that is set above its threshold spikes though it is refractory. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldBeRefractoryAnewWhereARefractoryNeuronIsSetAboveItsThreshold(IafModel<?> model) {
        var neuron = new OneNeuron(model.withOnly(Map.of("V_m", -50.0)));
        neuron.simulate(0.5);
        neuron.set(model.withOnly(Map.of("V_m", -50.0, "t_ref", 0.5, "E_L", -60.0)));
        neuron.simulate(0.6);
        assertEquals(-70, neuron.vM(), TOLERANCE_MV);
        neuron.simulate(3);
        assertEquals(relaxed(-70, -60, 3), neuron.vM(), TOLERANCE_MV);
        assertArrayEquals(new double[] {0.1, 0.6}, neuron.spikes());
    }

    /** A population that is set as a whole, and one whose neurons are set one by one, are to the bit the same. */
    @ParameterizedTest
    @MethodSource({"models", "modelsOfTwoTimeConstants"})
    void shouldNotMatterInHowManyCallsValuesAreSet(IafModel<?> model) {
        assertArrayEquals(potentialsWhereSet(model, false), potentialsWhereSet(model, true));
    }

    private static double[][] potentialsWhereSet(IafModel<?> model, boolean oneByOne) {
        var sim = new Simulator(ms(DT));
        var neurons = sim.create((NeuronModel) model, 4);
        var voltmeter = sim.create(new Voltmeter(ms(DT)));
        var noise = sim.create(new PoissonGenerator(hertz(9000)));
        var weight =
                ((NeuronModel) model).weightUnit() == WeightUnit.MILLIVOLT ? Synapse.of(mV(0.2), ms(1)) : psc(80, 1);
        sim.connect(noise, neurons, allToAll(), weight);
        sim.connect(voltmeter, neurons);
        sim.simulate(ms(10));
        var given = model.withOnly(Map.of("I_e", 100.0, "C_m", 200.0));
        if (oneByOne) {
            IntStream.range(0, 4).forEach(i -> sim.set(neurons.slice(i, i + 1), given));
        } else {
            sim.set(neurons, given);
        }
        var potentials = sim.simulate(ms(20)).voltages(voltmeter).millivolts();
        assertNotEquals(potentials[0][299], potentials[1][299]);
        return potentials;
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldLeaveThePotentialsOfOthersAsTheyAre(IafModel<?> model) {
        assertArrayEquals(potentialsBesideOne(model, false), potentialsBesideOne(model, true));
    }

    /** Of neurons that nobody sets, while E_L of one beside them may be. */
    private static double[] potentialsBesideOne(IafModel<?> model, boolean isSet) {
        var sim = new Simulator(ms(DT));
        var potentials = Distribution.uniform(-69, -60);
        var neurons = sim.create((NeuronModel) model.withOnly(Map.of("V_m", potentials, "E_L", -70.3)), 500);
        sim.simulate(ms(7));
        if (isSet) {
            sim.set(neurons.slice(0, 1), model.withOnly(Map.of("E_L", -66.7)));
        }
        sim.simulate(ms(DT));
        return sim.values(neurons.slice(1, 500), "V_m");
    }

    private static void assertRefused(String message, Consumer<OneNeuron> call) {
        var neuron = new OneNeuron(IafPscExp.defaults());
        neuron.simulate(1);
        var refusal = assertThrows(UserException.class, () -> call.accept(neuron));
        assertEquals(message, refusal.getMessage());
        neuron.simulate(1);
        assertEquals(REST, neuron.vM());
    }

    @Test
    void shouldRefuseWhatCannotBeSetAndLeaveAllAsItWas() {
        var model = IafPscExp.defaults();
        assertRefused(
                "parameters of a iaf_psc_delta for a iaf_psc_exp: expected those of a iaf_psc_exp",
                neuron -> neuron.set(IafPscDelta.defaults().vTh(mV(-60))));
        assertRefused(
                "V_reset -70.0 mV: expected less than V_th -80.0 mV",
                neuron -> neuron.set(model.iE(pA(900)).vTh(mV(-80))));
        assertRefused("t_ref 0.25 ms is not a multiple of dt 0.1 ms", neuron -> neuron.set(model.tRef(ms(0.25))));
        assertRefused(
                "rho of iaf_psc_exp neurons that are there already: expected it where they are created",
                neuron -> neuron.set(model.withOnly(Map.of("rho", 1))));
        assertRefused(
                "V_th of 2 values: expected 1, one for each neuron",
                neuron -> neuron.set(model.withOnly(Map.of("V_th", new double[] {-50, -40}))));
        assertRefused(
                "other values of tau_syn_ex and tau_syn_in of iaf_psc_exp neurons that were created with one value of"
                        + " both: expected one value of both, for the whole population, since they keep but the sum of"
                        + " their currents",
                neuron -> neuron.set(model.tauSynEx(ms(3))));
        assertRefused(
                "parameters of a voltmeter that records already: expected them where it is created",
                neuron -> neuron.sim.set(neuron.voltmeter, new Voltmeter(ms(2))));
        assertRefused(
                "parameters of a poisson_generator for a spike_recorder: expected those of a spike_recorder",
                neuron -> neuron.sim.set(neuron.recorder, new PoissonGenerator(hertz(1))));
        assertRefused(
                "stop 0.0 ms of spike_recorder: expected at least its start, 5.0 ms",
                neuron -> neuron.sim.set(
                        neuron.recorder, new SpikeRecorder().start(ms(5)).stop(ms(0))));
        assertThrows(UserException.class, () -> model.withOnly(Map.of("I_e", "much")));
    }

    /** What is set of several models' neurons at once is given as one of them, and all have it. */
    @Test
    void shouldSetNeuronsOfSeveralModelsByOneOfTheirs() {
        var sim = new Simulator(ms(DT));
        var exp = sim.create(IafPscExp.defaults(), 2);
        var both = exp.plus(sim.create(IafPscDelta.defaults(), 1));
        sim.set(both, IafPscDelta.defaults().vTh(mV(-60)));
        assertArrayEquals(new double[] {-60, -60, -60}, sim.values(both, "V_th"));
        var lacking = assertThrows(
                UserException.class, () -> sim.set(both, IafPscDelta.defaults().vMin(mV(-80))));
        assertTrue(
                lacking.getMessage().startsWith("parameter V_min of iaf_psc_exp: expected one of V_m, E_L,"),
                lacking.getMessage());
        var foreign = assertThrows(
                UserException.class, () -> sim.set(both, IafPscAlpha.defaults().vTh(mV(-60))));
        assertEquals(
                "parameters of a iaf_psc_alpha for a iaf_psc_exp: expected those of a iaf_psc_exp or iaf_psc_delta",
                foreign.getMessage());
    }
}

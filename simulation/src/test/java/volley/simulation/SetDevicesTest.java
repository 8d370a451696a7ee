package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.models.AcGenerator;
import volley.models.DcGenerator;
import volley.models.IafPscAlpha;
import volley.models.IafPscExp;
import volley.models.InhomogeneousPoissonGenerator;
import volley.models.ParrotNeuron;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.models.StepCurrentGenerator;
import volley.partition.UserException;

/** What is set of devices between two simulations, against networks that know it beforehand. */
class SetDevicesTest {
    /** The other way to the same: a device whose parameters say beforehand when they change. */
    @Test
    void shouldSendWhatAGeneratorWithChangesToComeSends() {
        for (double delayMs : new double[] {0.1, 1.5, 30}) {
            var set = new OneNeuron(ParrotNeuron.defaults());
            var noise = set.drivenBy(new PoissonGenerator(hertz(3000)), Synapse.of(mV(1), ms(delayMs)));
            set.simulate(12.3);
            set.sim.set(noise, new PoissonGenerator(hertz(500)));
            set.simulate(5);
            set.sim.set(noise, new PoissonGenerator(hertz(0)));
            set.simulate(DT);
            set.sim.set(noise, new PoissonGenerator(hertz(20000)));
            set.simulate(40);
            var foreseen = new OneNeuron(ParrotNeuron.defaults());
            foreseen.drivenBy(
                    new InhomogeneousPoissonGenerator()
                            .at(ms(DT), hertz(3000))
                            .at(ms(12.4), hertz(500))
                            .at(ms(17.4), hertz(0))
                            .at(ms(17.5), hertz(20000)),
                    Synapse.of(mV(1), ms(delayMs)));
            foreseen.simulate(57.4);
            assertTrue(foreseen.spikes().length > 50, "spikes " + foreseen.spikes().length);
            assertArrayEquals(foreseen.spikes(), set.spikes());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 2, 15})
    void shouldSendTheCurrentOfAStepGeneratorWithChangesToCome(double delayMs) {
        var factor = Synapse.ofFactor(1.5, ms(delayMs));
        var set = new OneNeuron(IafPscExp.defaults());
        var current = set.drivenBy(new DcGenerator(pA(100)), factor);
        set.simulate(7);
        set.sim.set(current, new DcGenerator(pA(-40)));
        set.simulate(1.2);
        set.sim.set(current, new DcGenerator(pA(150)));
        set.simulate(20);
        set.sim.set(current, new DcGenerator().stop(ms(30)));
        set.simulate(30);
        var foreseen = new OneNeuron(IafPscExp.defaults());
        foreseen.drivenBy(
                new StepCurrentGenerator()
                        .at(ms(DT), pA(100))
                        .at(ms(7.1), pA(-40))
                        .at(ms(8.3), pA(150))
                        .at(ms(30), pA(0)),
                factor);
        foreseen.simulate(58.2);
        assertArrayEquals(foreseen.potentials(), set.potentials());
        assertTrue(Arrays.stream(set.potentials()).max().orElseThrow() > -65);
    }

    /** NEST's repeated_stimulation: a device with a start and a stop, whose origin moves from trial to trial. */
    @Test
    void shouldRepeatAStimulusWhoseOriginIsSet() {
        var neuron = new OneNeuron(ParrotNeuron.defaults());
        var pulses = neuron.drivenBy(
                new SpikeGenerator()
                        .with("spike_times", new double[] {1, 4, 9})
                        .start(ms(2))
                        .stop(ms(6)),
                Synapse.of(mV(1), ms(1)));
        for (int trial = 0; trial < 4; trial++) {
            neuron.sim.set(pulses, new SpikeGenerator().origin(ms(10.0 * trial)));
            neuron.simulate(10);
        }
        assertArrayEquals(new double[] {5, 15, 25, 35}, neuron.spikes());
    }

    /** What has been sent arrives; of the new times those that are past are not sent. */
    @Test
    void shouldSendSpikesAtTimesThatAreSet() {
        var neuron = new OneNeuron(ParrotNeuron.defaults());
        var pulses = neuron.drivenBy(SpikeGenerator.atMilliseconds(), Synapse.of(mV(1), ms(5)));
        neuron.sim.set(pulses, SpikeGenerator.atMilliseconds(3, 9.9, 12));
        neuron.simulate(10);
        neuron.sim.set(pulses, SpikeGenerator.atMilliseconds(2, 10, 10.1, 14));
        neuron.simulate(20);
        assertArrayEquals(new double[] {8, 14.9, 15.1, 19}, neuron.spikes());
    }

    @Test
    void shouldGoOnWithAWaveOfAnotherAmplitude() {
        var neuron = new OneNeuron(IafPscAlpha.defaults());
        var wave =
                neuron.drivenBy(new AcGenerator().amplitude(pA(100)).frequency(hertz(50)), Synapse.ofFactor(1, ms(1)));
        neuron.simulate(10);
        neuron.sim.set(wave, new AcGenerator().amplitude(pA(-100)).offset(pA(20)));
        neuron.simulate(20);
        var sum = new OneNeuron(IafPscAlpha.defaults());
        var factor = Synapse.ofFactor(1, ms(1));
        sum.drivenBy(new AcGenerator().amplitude(pA(100)).frequency(hertz(50)).stop(ms(10.1)), factor);
        sum.drivenBy(new AcGenerator().amplitude(pA(-100)).frequency(hertz(50)).start(ms(10.1)), factor);
        sum.drivenBy(new DcGenerator(pA(20)).start(ms(10.1)), factor);
        sum.simulate(30);
        assertArrayEquals(sum.potentials(), neuron.potentials(), TOLERANCE_MV);
    }

    @Test
    void shouldRecordWhileTheRecorderIsActive() {
        var neuron = new OneNeuron(ParrotNeuron.defaults());
        neuron.drivenBy(SpikeGenerator.atMilliseconds(1, 2, 3, 4, 5, 6), Synapse.of(mV(1), ms(DT)));
        neuron.simulate(1.5);
        neuron.sim.set(neuron.recorder, new SpikeRecorder().start(ms(2.5)).stop(ms(4.1)));
        neuron.simulate(3);
        neuron.sim.set(neuron.recorder, new SpikeRecorder().stop(ms(100)));
        neuron.simulate(3);
        assertArrayEquals(new double[] {1.1, 3.1, 4.1, 5.1, 6.1}, neuron.spikes());
    }

    @Test
    void shouldTakeAnySpikeWeightsAfterAConnectionWasRefused() {
        var neuron = new OneNeuron(IafPscExp.defaults());
        var pulses = neuron.sim.create(SpikeGenerator.atMilliseconds(1).weighted(2));
        assertThrows(UserException.class, () -> neuron.sim.connect(pulses, neuron.node, allToAll(), psc(10, 1.55)));
        neuron.sim.set(pulses, SpikeGenerator.atMilliseconds(1).weighted(3));
        neuron.sim.connect(pulses, neuron.node, allToAll(), psc(10, 1));
        neuron.simulate(2.1);
        assertTrue(neuron.vM() > REST, "potential " + neuron.vM());
    }

    @Test
    void shouldRefuseSpikeWeightsThatHaveNoInput() {
        var neuron = new OneNeuron(IafPscExp.defaults());
        var pulses = neuron.drivenBy(SpikeGenerator.atMilliseconds(1, 2).weighted(2, 0.5), psc(10, 1));
        var refusal = assertThrows(
                UserException.class,
                () -> neuron.sim.set(pulses, SpikeGenerator.atMilliseconds(3).weighted(3)));
        assertEquals(
                "spike weight 3.0 of a spike_generator that is connected: expected one of those that it had then,"
                        + " [0.5, 2.0]",
                refusal.getMessage());
    }

    @Test
    void shouldTellDevicesAsTheyAre() {
        var sim = new Simulator(ms(DT));
        var noise = sim.create(new PoissonGenerator(hertz(5)).start(ms(3)));
        sim.set(noise, new PoissonGenerator(hertz(7)));
        assertEquals(new PoissonGenerator(hertz(7)).start(ms(3)), sim.device(noise));
        var statistics = sim.create(new SpikeStatistics());
        assertThrows(UserException.class, () -> sim.set(statistics, new SpikeStatistics(ms(1))));
    }
}

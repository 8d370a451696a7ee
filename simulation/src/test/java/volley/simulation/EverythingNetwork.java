package volley.simulation;

import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.nS;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.edges;
import static volley.partition.connect.ConnectionRule.fixedIndegree;
import static volley.partition.connect.ConnectionRule.fixedOutdegree;
import static volley.partition.connect.ConnectionRule.fixedTotalNumber;
import static volley.partition.connect.ConnectionRule.oneToOne;
import static volley.partition.connect.ConnectionRule.pairwiseBernoulli;
import static volley.partition.connect.ConnectionRule.pairwisePoisson;

import java.util.Arrays;
import java.util.stream.IntStream;
import volley.exchange.Communicator;
import volley.models.AcGenerator;
import volley.models.AeifCondExp;
import volley.models.DcGenerator;
import volley.models.IafCondAlpha;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.InhomogeneousPoissonGenerator;
import volley.models.Multimeter;
import volley.models.NoiseGenerator;
import volley.models.ParrotNeuron;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.models.StepCurrentGenerator;
import volley.models.Units;
import volley.models.Varied;
import volley.models.Voltmeter;
import volley.partition.random.Distribution;
import volley.simulation.record.SpikeTrainStatistics;
import volley.simulation.record.SpikeTrains;
import volley.simulation.record.Traces;

/** A small network that uses every model, rule and device, and synapses of all kinds. */
final class EverythingNetwork {
    private static final Distribution DELAYS = Distribution.normal(1.5, 0.75).redraw(0.05, Double.POSITIVE_INFINITY);

    final Simulator simulator;
    private final NodeView all;
    private final NodeView recorder;
    private final NodeView multimeter;
    private final NodeView voltmeter;
    private final NodeView statistics;

    /** What a run gives. */
    record Outcome(
            long fingerprint,
            SpikeTrains spikes,
            Traces traces,
            Traces voltages,
            SpikeTrainStatistics statistics,
            double rate,
            long events,
            long synapses) {
        /** All of it as text: the same for two runs that agree to the bit. */
        String text() {
            return fingerprint + " " + Arrays.toString(spikes.senders()) + Arrays.toString(spikes.timesMs())
                    + text(traces) + text(voltages) + statistics + rate + " " + events + " " + synapses;
        }

        private static String text(Traces traces) {
            return Arrays.toString(traces.senders())
                    + traces.values().entrySet().stream()
                            .map(entry -> entry.getKey() + Arrays.deepToString(entry.getValue()))
                            .toList();
        }
    }

    EverythingNetwork(Communicator communicator, Settings settings) {
        simulator = new Simulator(ms(0.1), communicator, settings);
        var potentials = Varied.drawn(Distribution.uniform(-70, -55), Units.MILLIVOLT);
        var exp = simulator.create(expModel().initialVM(potentials), 37);
        var alpha = simulator.create(alphaModel().initialVM(potentials), 29);
        var delta = simulator.create(deltaModel().initialVM(potentials), 31);
        var parrots = simulator.create(ParrotNeuron.defaults(), 11);
        var conductances = simulator.create(condModel().initialVM(potentials), 19);
        var adaptive = simulator.create(adaptiveModel().initialVM(potentials), 13);
        all = exp.plus(alpha).plus(delta).plus(parrots).plus(conductances).plus(adaptive);
        var currents = exp.plus(alpha);
        devices(currents, delta, parrots);
        connections(exp, alpha, delta, parrots);
        conductances(exp, conductances, adaptive);
        recorder = simulator.create(new SpikeRecorder().start(ms(3)).stop(ms(70)));
        multimeter = simulator.create(
                new Multimeter().interval(ms(0.7)).offset(ms(0.3)).recordFrom("V_m", "I_syn_ex", "I_syn_in"));
        voltmeter = simulator.create(new Voltmeter(ms(1.3)).start(ms(8)).stop(ms(61)));
        statistics = simulator.create(new SpikeStatistics(ms(11)));
        simulator.connect(all, recorder);
        simulator.connect(currents.slice(5, 50), multimeter);
        simulator.connect(voltmeter, delta.slice(7, 31).plus(conductances).plus(adaptive));
        simulator.connect(all, statistics);
    }

    private static IafPscExp expModel() {
        return IafPscExp.defaults()
                .tauM(Varied.drawn(Distribution.normal(10, 2).clamp(7, 12), Units.MILLISECOND))
                .vTh(Varied.drawn(Distribution.normal(-55, 1).redraw(-60, -50), Units.MILLIVOLT))
                .tRef(Varied.drawn(Distribution.uniform(0.5, 3), Units.MILLISECOND));
    }

    private static IafPscAlpha alphaModel() {
        double[] currents = IntStream.range(0, 29).mapToDouble(i -> 10 * i).toArray();
        return IafPscAlpha.defaults()
                .iE(Varied.of(currents, Units.PICOAMPERE))
                .tauSynIn(Varied.drawn(Distribution.uniform(1, 4), Units.MILLISECOND));
    }

    private static IafPscDelta deltaModel() {
        return IafPscDelta.defaults()
                .refractoryInput(true)
                .eL(Varied.drawn(Distribution.uniform(-72, -68), Units.MILLIVOLT))
                .cM(Varied.drawn(Distribution.lognormal(Math.log(250), 0.1), Units.PICOFARAD));
    }

    private static IafCondAlpha condModel() {
        return IafCondAlpha.defaults()
                .gL(Varied.drawn(Distribution.uniform(15, 20), Units.NANOSIEMENS))
                .tauSynEx(Varied.drawn(Distribution.uniform(0.2, 1), Units.MILLISECOND))
                .vTh(Varied.drawn(Distribution.normal(-55, 1).redraw(-58, -50), Units.MILLIVOLT));
    }

    private static AeifCondExp adaptiveModel() {
        return AeifCondExp.defaults()
                .b(Varied.drawn(Distribution.uniform(40, 90), Units.PICOAMPERE))
                .tRef(Varied.drawn(Distribution.uniform(0, 3), Units.MILLISECOND));
    }

    private void conductances(NodeView exp, NodeView conductances, NodeView adaptive) {
        var both = conductances.plus(adaptive);
        var noise = simulator.create(new PoissonGenerator(hertz(6000)));
        simulator.connect(noise, both, allToAll(), Synapse.of(nS(6), ms(0.7)));
        var current =
                simulator.create(new StepCurrentGenerator().at(ms(5), pA(300)).at(ms(60), pA(100)));
        simulator.connect(current, both, allToAll(), Synapse.ofFactor(1, ms(0.3)));
        var weighted = Synapse.of(nS(2), ms(1)).delay(DELAYS);
        simulator.connect(exp, both, fixedIndegree(5), weighted.weight(Distribution.normal(1, 4)));
        simulator.connect(both, both, fixedIndegree(4), Synapse.of(nS(-3), ms(1.3)));
        simulator.connect(both, exp, fixedIndegree(3), Synapse.of(pA(20), ms(0.9)));
    }

    private void devices(NodeView currents, NodeView delta, NodeView parrots) {
        var noise = simulator.create(new PoissonGenerator(hertz(9000)).stop(ms(90)));
        simulator.connect(noise, currents, allToAll(), Synapse.of(pA(80), ms(0.5)));
        var drawn = Synapse.of(mV(0.25), ms(1)).weight(Distribution.exponential(0.25));
        simulator.connect(noise, delta, allToAll(), drawn.delay(DELAYS));
        var waves = simulator.create(new InhomogeneousPoissonGenerator()
                .at(ms(5), hertz(300))
                .at(ms(20), hertz(0))
                .at(ms(40), hertz(900)));
        simulator.connect(waves, parrots, allToAll(), Synapse.of(mV(1), ms(0.3)));
        var pulses = simulator.create(
                SpikeGenerator.atMilliseconds(3, 20.5, 20.5, 47).weighted(1, -0.5, 2, 1));
        var strong = Synapse.of(pA(400), ms(1)).weight(Distribution.normal(400, 80));
        simulator.connect(pulses, currents.slice(10, 40), allToAll(), strong.delay(DELAYS));
        simulator.connect(
                simulator.create(new DcGenerator(pA(80)).start(ms(10)).stop(ms(60))),
                currents,
                allToAll(),
                Synapse.ofFactor(1.5, ms(0.4)));
        simulator.connect(
                simulator.create(new AcGenerator().amplitude(pA(100)).frequency(hertz(40))),
                delta,
                allToAll(),
                Synapse.ofFactor(1, ms(0.1)));
        simulator.connect(
                simulator.create(new StepCurrentGenerator().at(ms(15), pA(100)).at(ms(45), pA(-50))),
                currents.slice(3, 60),
                allToAll(),
                Synapse.ofFactor(1, ms(2)));
        simulator.connect(
                simulator.create(new NoiseGenerator().mean(pA(100)).std(pA(150)).dt(ms(0.4))),
                currents.plus(delta),
                allToAll(),
                Synapse.ofFactor(1, ms(0.2)).weight(Distribution.normal(1, 0.3)).delay(DELAYS));
    }

    private void connections(NodeView exp, NodeView alpha, NodeView delta, NodeView parrots) {
        var positive = Distribution.normal(60, 20).redraw(0, Double.POSITIVE_INFINITY);
        var anySign = Distribution.normal(-20, 60);
        var weighted = Synapse.of(pA(50), ms(1.2)).weight(positive);
        simulator.connect(exp, alpha, fixedIndegree(7), weighted.delay(DELAYS));
        simulator.connect(
                alpha,
                exp.plus(alpha),
                fixedTotalNumber(400),
                weighted.weight(anySign.clamp(-100, 50)).delay(DELAYS));
        simulator.connect(
                delta,
                exp,
                pairwiseBernoulli(0.2),
                weighted.weight(Distribution.lognormal(3, 1.5).negative()).delay(DELAYS.clamp(0.1, 2.5)));
        simulator.connect(exp.plus(alpha), delta, fixedOutdegree(6), Synapse.of(mV(0.3), ms(0.8)));
        simulator.connect(
                delta,
                delta,
                pairwisePoisson(0.1),
                Synapse.of(mV(-0.4), ms(1)).delay(Distribution.exponential(1).redraw(0.1, 20)));
        simulator.connect(
                parrots, delta, pairwisePoisson(0.3), Synapse.of(mV(1), ms(2)).weight(Distribution.uniform(-0.5, 1)));
        simulator.connect(delta.slice(0, 11), parrots, oneToOne(), Synapse.of(mV(1), ms(0.6)));
        simulator.connect(parrots, exp.slice(0, 5), allToAll(), Synapse.of(pA(30), ms(0.1)));
        simulator.connect(
                delta,
                alpha,
                edges(new int[] {3, 1, 4, 1, 5, 9}, new int[] {2, 6, 5, 3, 5, 8})
                        .withWeights(new double[] {-100, 3.25, 77, 1e-3, 20, -5})
                        .withDelays(new double[] {0.3, 0.3, 4.5, 1, 2, 0.7}),
                Synapse.of(pA(1), ms(1)));
        var scattered = alpha.slice(20, 21).plus(exp.slice(7, 9)).plus(alpha.slice(3, 5));
        simulator.connect(exp, scattered, fixedIndegree(3).withoutMultapses(), Synapse.of(pA(90), ms(1.1)));
        simulator.connect(
                scattered,
                scattered,
                fixedIndegree(2).withoutAutapses(),
                weighted.delay(DELAYS).seed(5));
    }

    Outcome simulate(double durationMs) {
        var result = simulator.simulate(ms(durationMs));
        return new Outcome(
                result.fingerprint(),
                result.spikes(recorder),
                result.traces(multimeter),
                result.traces(voltmeter),
                result.spikeStatistics(statistics),
                result.rate(all),
                result.statistics().synapticEvents(),
                result.statistics().synapses());
    }
}

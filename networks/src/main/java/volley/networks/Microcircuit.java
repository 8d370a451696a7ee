package volley.networks;

import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.models.Units.pF;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedTotalNumber;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Time;
import volley.models.DcGenerator;
import volley.models.IafPscExp;
import volley.models.ParrotNeuron;
import volley.models.PoissonGenerator;
import volley.models.Units;
import volley.models.Varied;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.partition.random.Distribution;
import volley.simulation.Description;
import volley.simulation.Network;
import volley.simulation.NodeView;
import volley.simulation.Parameter;
import volley.simulation.Populations;
import volley.simulation.Simulator;
import volley.simulation.StationaryState;
import volley.simulation.Synapse;

/**
 * The cortical microcircuit of Potjans and Diesmann (2014), "The cell-type specific cortical microcircuit: relating
 * structure and activity in a full-scale spiking network model", Cereb. Cortex 24, 785-806, as its reference
 * implementation has it: 77,169 neurons and 298,880,968 synapses below a square millimetre of early sensory cortex.
 *
 * @param scaleNeurons part of the neurons that there are
 * @param scaleIndegrees part of the in-degrees that neurons keep; weights and currents make up for the rest
 * @param drive what excites the neurons from outside
 * @param initial where the potentials start
 * @param thalamus whether thalamic neurons spike for a while
 * @param thalamusStart when they begin
 * @param thalamusDuration for how long
 * @param thalamusRate of each
 * @param dcTransient whether a current flows into all neurons for a while
 * @param dcTransientStart when it begins
 * @param dcTransientDuration for how long
 * @param dcTransientStrength for each connection that a neuron of the full model has from outside
 */
@Description("The cortical microcircuit of Potjans and Diesmann (2014): four layers, 77,169 neurons at full scale")
public record Microcircuit(
        @Parameter(value = "1", text = "Neurons relative to the full model")
        double scaleNeurons,

        @Parameter(value = "1", text = "In-degrees relative to the full model; weights and currents compensate")
        double scaleIndegrees,

        @Parameter(value = "poisson", text = "External input: Poisson spikes, or a constant current of their mean")
        Drive drive,

        @Parameter(value = "optimized", text = "Potentials at time 0: one distribution, or one a population")
        Initial initial,

        @Parameter(value = "false", text = "Whether 902 thalamic neurons spike for a while")
        boolean thalamus,

        @Parameter(value = "700 ms", text = "When they begin")
        Quantity<Time> thalamusStart,

        @Parameter(value = "10 ms", text = "For how long") Quantity<Time> thalamusDuration,

        @Parameter(value = "120 Hz", text = "Rate of each") Quantity<Frequency> thalamusRate,

        @Parameter(value = "false", text = "Whether a further current flows for a while")
        boolean dcTransient,

        @Parameter(value = "650 ms", text = "When it begins")
        Quantity<Time> dcTransientStart,

        @Parameter(value = "100 ms", text = "For how long") Quantity<Time> dcTransientDuration,

        @Parameter(value = "0.3 pA", text = "Current for each external connection of the full model")
        Quantity<ElectricCurrent> dcTransientStrength)
        implements Network {
    /** What excites the neurons from outside. */
    public enum Drive {
        DC,
        POISSON
    }

    /** Where the potentials start: the same distribution in all populations, or the stationary one of each. */
    public enum Initial {
        ORIGINAL,
        OPTIMIZED
    }

    public static final double E_L_MILLIVOLTS = -65;
    public static final double V_RESET_MILLIVOLTS = -65;
    public static final double V_TH_MILLIVOLTS = -50;
    public static final double T_REF_MS = 2;

    /** Standard deviation of weights, as a part of their mean. */
    public static final double WEIGHT_SPREAD = 0.1;

    private static final double ORIGINAL_POTENTIAL_MILLIVOLTS = -58;
    private static final double ORIGINAL_POTENTIAL_SPREAD_MILLIVOLTS = 10;

    /** Mean delay of excitatory synapses in ms. */
    public static final double EXCITATORY_DELAY_MS = 1.5;

    /** Mean delay of inhibitory synapses in ms. */
    public static final double INHIBITORY_DELAY_MS = 0.75;

    /** Standard deviation of delays, as a part of their mean. */
    public static final double DELAY_SPREAD = 0.5;

    /** Of a further current: 1 mA, which times two thousand connections moves a potential by 80 MV. */
    private static final double LARGEST_STRENGTH_PICOAMPERES = 1e9;

    /** Delay from generators to what repeats their spikes, and of currents: NEST's default. */
    private static final double DEVICE_DELAY_MS = 1;

    /** @throws UserException if a value makes no sense */
    public Microcircuit {
        new MicrocircuitSize(scaleNeurons, scaleIndegrees);
        requireAtLeastZero("thalamus-start", Units.in(Units.MILLISECOND, "thalamus-start", thalamusStart), "ms");
        requireAtLeastZero("thalamus-duration", Units.in(Units.MILLISECOND, "duration", thalamusDuration), "ms");
        requireAtLeastZero("thalamus-rate", Units.in(Units.HERTZ, "thalamus-rate", thalamusRate), "Hz");
        requireAtLeastZero("dc-transient-start", Units.in(Units.MILLISECOND, "start", dcTransientStart), "ms");
        requireAtLeastZero("dc-transient-duration", Units.in(Units.MILLISECOND, "duration", dcTransientDuration), "ms");
        requireStrength(Units.in(Units.PICOAMPERE, "dc-transient-strength", dcTransientStrength));
    }

    private static void requireAtLeastZero(String name, double value, String unit) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new UserException(
                    name + " " + NumberText.of(value) + " " + unit + ": expected a finite number, at least 0");
        }
    }

    private static void requireStrength(double picoamperes) {
        if (!(Math.abs(picoamperes) <= LARGEST_STRENGTH_PICOAMPERES)) {
            throw new UserException("dc-transient-strength " + NumberText.of(picoamperes) + " pA: expected "
                    + NumberText.of(-LARGEST_STRENGTH_PICOAMPERES) + " to "
                    + NumberText.of(LARGEST_STRENGTH_PICOAMPERES) + " pA");
        }
    }

    @Override
    public Populations build(Simulator sim) {
        var cortex = new EnumMap<CorticalPopulation, NodeView>(CorticalPopulation.class);
        for (var population : CorticalPopulation.values()) {
            cortex.put(population, sim.create(neuron(population), size().of(population)));
        }
        cortex.forEach((target, targets) -> cortex.forEach((source, sources) -> {
            long synapses = size().synapses(source, target);
            sim.connect(sources, targets, fixedTotalNumber(synapses), synapse(sim, source, target));
        }));
        if (drive == Drive.POISSON) {
            connectBackground(sim, cortex);
        }
        if (thalamus) {
            connectThalamus(sim, cortex);
        }
        if (dcTransient) {
            connectTransient(sim, cortex);
        }
        return measured(cortex);
    }

    private static Populations measured(Map<CorticalPopulation, NodeView> cortex) {
        var first = CorticalPopulation.values()[0];
        var populations = Populations.of(first.name(), cortex.get(first));
        for (var population : cortex.keySet()) {
            if (population != first) {
                populations = populations.and(population.name(), cortex.get(population));
            }
        }
        return populations;
    }

    private IafPscExp neuron(CorticalPopulation population) {
        var potential = initial == Initial.OPTIMIZED
                ? Distribution.normal(population.potentialMillivolts(), population.potentialSpreadMillivolts())
                : Distribution.normal(ORIGINAL_POTENTIAL_MILLIVOLTS, ORIGINAL_POTENTIAL_SPREAD_MILLIVOLTS);
        return IafPscExp.defaults()
                .cM(pF(MicrocircuitInput.C_M_PICOFARADS))
                .tauM(ms(MicrocircuitInput.TAU_M_MS))
                .tauSynEx(ms(MicrocircuitInput.TAU_SYN_MS))
                .tauSynIn(ms(MicrocircuitInput.TAU_SYN_MS))
                .tRef(ms(T_REF_MS))
                .eL(mV(E_L_MILLIVOLTS))
                .vReset(mV(V_RESET_MILLIVOLTS))
                .vTh(mV(V_TH_MILLIVOLTS))
                .iE(pA(input().constantPicoamperes(population)))
                .initialVM(Varied.drawn(potential, Units.MILLIVOLT));
    }

    private Synapse synapse(Simulator sim, CorticalPopulation source, CorticalPopulation target) {
        return synapse(
                sim,
                input().weightPicoamperes(source, target),
                source.isExcitatory() ? EXCITATORY_DELAY_MS : INHIBITORY_DELAY_MS);
    }

    /** Normal weights, redrawn where their sign changes, and normal delays, redrawn where they round to no step. */
    private static Synapse synapse(Simulator sim, double weightPicoamperes, double delayMs) {
        var weight = Distribution.normal(weightPicoamperes, WEIGHT_SPREAD * Math.abs(weightPicoamperes));
        var delay = Distribution.normal(delayMs, DELAY_SPREAD * delayMs);
        return Synapse.of(pA(weightPicoamperes), ms(delayMs))
                .weight(
                        weightPicoamperes > 0
                                ? weight.redraw(0, Double.POSITIVE_INFINITY)
                                : weight.redraw(Double.NEGATIVE_INFINITY, 0))
                .delay(delay.redraw(sim.resolutionMs() / 2, Double.POSITIVE_INFINITY));
    }

    private void connectBackground(Simulator sim, Map<CorticalPopulation, NodeView> cortex) {
        var synapse = Synapse.of(pA(input().externalWeightPicoamperes()), ms(EXCITATORY_DELAY_MS));
        cortex.forEach((target, targets) -> {
            double rate = MicrocircuitInput.BACKGROUND_HERTZ * size().externalIndegree(target);
            sim.connect(sim.create(new PoissonGenerator(hertz(rate))), targets, allToAll(), synapse);
        });
    }

    private void connectThalamus(Simulator sim, Map<CorticalPopulation, NodeView> cortex) {
        requireOneSpikeAStep(sim.resolutionMs());
        var generator = sim.create(
                new PoissonGenerator(thalamusRate).start(thalamusStart).stop(thalamusStart.add(thalamusDuration)));
        var neurons = sim.create(ParrotNeuron.defaults(), MicrocircuitSize.THALAMIC_NEURONS);
        sim.connect(generator, neurons, allToAll(), Synapse.ofFactor(1, ms(DEVICE_DELAY_MS)));
        cortex.forEach((target, targets) -> {
            var rule = fixedTotalNumber(size().thalamicSynapses(target));
            sim.connect(neurons, targets, rule, synapse(sim, input().externalWeightPicoamperes(), EXCITATORY_DELAY_MS));
        });
    }

    /** As neurons spike: a Poisson generator draws up to 1e9 spikes in a step, whose delivery would not end. */
    private void requireOneSpikeAStep(double resolutionMs) {
        double rate = Units.in(Units.HERTZ, "thalamus-rate", thalamusRate);
        double largest = 1000 / resolutionMs;
        if (rate > largest) {
            throw new UserException(
                    "thalamus-rate " + NumberText.of(rate) + " Hz: expected at most one spike in a step of "
                            + NumberText.of(resolutionMs) + " ms, " + NumberText.of(largest) + " Hz");
        }
    }

    private void connectTransient(Simulator sim, Map<CorticalPopulation, NodeView> cortex) {
        cortex.forEach((target, targets) -> {
            var generator = new DcGenerator(dcTransientStrength.multiply(target.externalIndegree()))
                    .start(dcTransientStart)
                    .stop(dcTransientStart.add(dcTransientDuration));
            sim.connect(sim.create(generator), targets, allToAll(), Synapse.ofFactor(1, ms(DEVICE_DELAY_MS)));
        });
    }

    /** Its numbers of neurons and synapses. */
    public MicrocircuitSize size() {
        return new MicrocircuitSize(scaleNeurons, scaleIndegrees);
    }

    /** The strengths of its synapses and currents. */
    public MicrocircuitInput input() {
        return new MicrocircuitInput(scaleIndegrees, drive);
    }

    @Override
    public List<StationaryState> theory() {
        return MicrocircuitTheory.of(this);
    }

    @Override
    public List<String> warnings() {
        return Stream.of(silentPopulations(), crowdedPopulation())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Weights that grow as in-degrees shrink keep the variance of Poisson input, of which DC drive has none. */
    private Optional<String> silentPopulations() {
        double rheobase =
                MicrocircuitInput.C_M_PICOFARADS * (V_TH_MILLIVOLTS - E_L_MILLIVOLTS) / MicrocircuitInput.TAU_M_MS;
        String silent = Arrays.stream(CorticalPopulation.values())
                .filter(population -> input().constantPicoamperes(population) < rheobase)
                .map(CorticalPopulation::name)
                .collect(Collectors.joining(", "));
        return drive == Drive.POISSON || silent.isEmpty()
                ? Optional.empty()
                : Optional.of("scale-indegrees " + NumberText.of(scaleIndegrees) + " with drive dc leaves " + silent
                        + " below their rheobase of " + NumberText.of(rheobase)
                        + " pA: these may fall silent, and poisson would not let them");
    }

    /** More connections from a population than it has neurons repeat each other, and targets have nearly the same input. */
    private Optional<String> crowdedPopulation() {
        return Arrays.stream(CorticalPopulation.values())
                .flatMap(target -> Arrays.stream(CorticalPopulation.values())
                        .filter(source -> connectionsPerNeuron(source, target) > 1)
                        .map(source -> Map.entry(source, target)))
                .max(Comparator.comparingDouble(pair -> connectionsPerNeuron(pair.getKey(), pair.getValue())))
                .map(pair -> "scale-neurons %s leaves %s in %s, from which each of %s gets %,.0f connections:"
                                .formatted(
                                        NumberText.of(scaleNeurons),
                                        NumberText.count(size().of(pair.getKey()), "neuron"),
                                        pair.getKey(),
                                        pair.getValue(),
                                        size().indegree(pair.getKey(), pair.getValue()))
                        + " that many repeat each other and make neurons spike together, which scale-indegrees "
                        + NumberText.of(scaleNeurons) + " avoids");
    }

    /** From a source to a neuron of a target, by the number of neurons that the source has. */
    private double connectionsPerNeuron(CorticalPopulation source, CorticalPopulation target) {
        return size().indegree(source, target) / size().of(source);
    }
}

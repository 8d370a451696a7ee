package volley.simulation.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import volley.models.NeuronModel;
import volley.models.NeuronSelection;
import volley.models.Neurons;
import volley.models.Parameterized;
import volley.models.PopulationShare;
import volley.models.Recordable;
import volley.models.WeightUnit;
import volley.simulation.Connections;

/**
 * A simulator as docs/semantics.md describes it, in the plainest way: one object a neuron, one event a connection and
 * spike in a queue by time. Only what a neuron does with its input, and what a generator draws, is Volley's.
 */
public final class NaiveNetwork {
    /** A neuron: a population of one. */
    private record Neuron(NeuronModel model, Neurons state) {}

    /** Spikes that a device sends to a neuron with a stamp. */
    public interface Train {
        int count(long stamp);
    }

    private record SpikeDevice(int target, Train train, double weight, long delay) {}

    /** A current that a device sends to a neuron with a stamp. */
    public interface Course {
        double at(long stamp);
    }

    private record CurrentDevice(int target, Course course, double factor, long delay) {}

    /** A quantity of a neuron that is recorded at the ends of some steps. */
    private record Probe(int id, String name, Recordable quantity, LongPredicate isDue) {}

    /** A neuron whose spikes at the ends of some steps are counted. */
    private record SpikeProbe(int id, LongPredicate isDue) {}

    private record Projection(Connections connections, boolean hasOneWeight) {}

    /** What is set of a neuron after a step. */
    private record Change(long step, int id, Parameterized<?> given) {}

    private record Event(int projection, int target, double weight) {}

    private final double resolutionMs;
    private final List<Neuron> neurons = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<List<SpikeDevice>> spikeDevices = new ArrayList<>();
    private final List<CurrentDevice> currentDevices = new ArrayList<>();
    private final Map<Long, List<Event>> queue = new HashMap<>();
    private final List<String> spikes = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();
    private final List<SpikeProbe> spikeProbes = new ArrayList<>();
    private final List<String> traces = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    public NaiveNetwork(double resolutionMs) {
        this.resolutionMs = resolutionMs;
    }

    public void create(NeuronModel model, int count) {
        for (int place = 0; place < count; place++) {
            var share = new PopulationShare(new int[] {place}, count, 0);
            neurons.add(new Neuron(model, model.populate(share, resolutionMs)));
        }
    }

    public void connect(Connections connections, boolean hasOneWeight) {
        projections.add(new Projection(connections, hasOneWeight));
    }

    /** Begins another input of spikes. */
    public void addSpikeInput() {
        spikeDevices.add(new ArrayList<>());
    }

    public void addSpikes(int target, Train train, double weight, long delay) {
        spikeDevices.getLast().add(new SpikeDevice(target, train, weight, delay));
    }

    public void addCurrent(int target, Course course, double factor, long delay) {
        currentDevices.add(new CurrentDevice(target, course, factor, delay));
    }

    /** Records a quantity of a neuron. */
    public void record(int id, String name, LongPredicate isDue) {
        probes.add(new Probe(id, name, neurons.get(id).state.recordable(name), isDue));
    }

    /** Records how often a neuron spikes, at the ends of steps at which it does. */
    public void recordSpikes(int id, LongPredicate isDue) {
        spikeProbes.add(new SpikeProbe(id, isDue));
    }

    /** Sets parameters of a neuron after a step. */
    public void setAfter(long step, int id, Parameterized<?> given) {
        changes.add(new Change(step, id, given));
    }

    /** Simulates all of it. */
    public void simulate(long steps) {
        for (long step = 1; step <= steps; step++) {
            var arriving = Optional.ofNullable(queue.remove(step)).orElse(List.of());
            for (int id = 0; id < neurons.size(); id++) {
                int target = id;
                update(
                        step,
                        id,
                        arriving.stream()
                                .filter(event -> event.target == target)
                                .toList());
            }
            for (var probe : probes) {
                if (probe.isDue.test(step)) {
                    traces.add(step + ":" + probe.id + ":" + probe.name + ":" + probe.quantity.at(0));
                }
            }
            for (var change : changes) {
                if (change.step == step) {
                    var alone = new NeuronSelection(PopulationShare.whole(1, 0), new int[] {0}, true);
                    neurons.get(change.id).state.set(change.given, alone).run();
                }
            }
        }
    }

    private void update(long step, int id, List<Event> arriving) {
        var neuron = neurons.get(id);
        var inputs = new double[neuron.model.channels()][1];
        for (int projection = 0; projection < projections.size(); projection++) {
            addCounted(neuron, projection, arriving, inputs);
        }
        for (var devices : spikeDevices) {
            for (var device : devices) {
                if (device.target == id && step - device.delay >= 1) {
                    add(neuron, device.train.count(step - device.delay), device.weight, inputs);
                }
            }
        }
        addSummed(neuron, arriving, inputs);
        double[] current = null;
        for (var device : currentDevices) {
            if (device.target == id) {
                current = current == null ? new double[1] : current;
                if (step - device.delay >= 1) {
                    current[0] += device.factor * device.course.at(step - device.delay);
                }
            }
        }
        var spiking = new int[neuron.state.mostSpikes(inputs)];
        int count = neuron.state.update(inputs, current, spiking);
        for (var probe : spikeProbes) {
            if (probe.id == id && probe.isDue.test(step) && count > 0) {
                traces.add(step + ":" + id + ":spikes:" + count);
            }
        }
        for (int spike = 0; spike < count; spike++) {
            spikes.add(step + ":" + id);
            send(step, id);
        }
    }

    private void addCounted(Neuron neuron, int projection, List<Event> arriving, double[][] inputs) {
        if (isCounted(neuron, projection)) {
            int count = 0;
            double weight = 0;
            for (var event : arriving) {
                if (event.projection == projection) {
                    count++;
                    weight = event.weight;
                }
            }
            add(neuron, count, weight, inputs);
        }
    }

    /** Spikes are counted where all have one weight, or it does not matter. */
    private boolean isCounted(Neuron neuron, int projection) {
        return projections.get(projection).hasOneWeight || neuron.model.weightUnit() == WeightUnit.NONE;
    }

    private static void add(Neuron neuron, int count, double weight, double[][] inputs) {
        if (neuron.model.weightUnit() == WeightUnit.NONE) {
            inputs[0][0] += count;
        } else {
            inputs[channel(neuron, weight)][0] += weight * count;
        }
    }

    private static int channel(Neuron neuron, double weight) {
        return neuron.model.channels() == 2 && weight < 0 ? 1 : 0;
    }

    private void addSummed(Neuron neuron, List<Event> arriving, double[][] inputs) {
        var sums = new double[inputs.length];
        for (var event : arriving) {
            if (!isCounted(neuron, event.projection)) {
                sums[channel(neuron, event.weight)] += event.weight;
            }
        }
        for (int channel = 0; channel < sums.length; channel++) {
            inputs[channel][0] += sums[channel];
        }
    }

    private void send(long step, int source) {
        for (int projection = 0; projection < projections.size(); projection++) {
            var connections = projections.get(projection).connections;
            for (int i = 0; i < connections.size(); i++) {
                if (connections.sources()[i] == source) {
                    long arrival = step + Math.round(connections.delaysMs()[i] / resolutionMs);
                    queue.computeIfAbsent(arrival, key -> new ArrayList<>())
                            .add(new Event(
                                    projection,
                                    connections.targets()[i],
                                    connections.weights()[i]));
                }
            }
        }
    }

    /** Every spike as step:id, sorted. */
    public List<String> spikes() {
        return spikes.stream().sorted().toList();
    }

    /** Every record as step:id:quantity:value. */
    public TreeSet<String> traces() {
        return new TreeSet<>(traces);
    }
}

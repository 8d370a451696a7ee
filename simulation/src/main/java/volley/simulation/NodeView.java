package volley.simulation;

import java.util.Objects;
import volley.models.DeviceModel;
import volley.partition.NodeSet;
import volley.partition.NumberText;
import volley.partition.UserException;

/** Nodes of one simulator: neurons, in a given order, or one device. */
public final class NodeView {
    private final Simulator simulator;
    private final NodeSet neurons;
    private final DeviceModel device;
    private final int deviceNumber;

    private NodeView(Simulator simulator, NodeSet neurons, DeviceModel device, int deviceNumber) {
        this.simulator = simulator;
        this.neurons = neurons;
        this.device = device;
        this.deviceNumber = deviceNumber;
    }

    static NodeView ofNeurons(Simulator simulator, NodeSet neurons) {
        return new NodeView(simulator, neurons, null, -1);
    }

    static NodeView ofDevice(Simulator simulator, DeviceModel device, int number) {
        return new NodeView(simulator, null, device, number);
    }

    /**
     * These neurons, then the other ones.
     *
     * @throws UserException if a node is no neuron, or of another simulator, or a neuron is in both
     */
    public NodeView plus(NodeView other) {
        Given.require("neurons", other, "those to add");
        var mine = neurons("plus of");
        var others = other.neurons("plus of");
        if (other.simulator != simulator) {
            throw new UserException(other.name() + " of another simulator: expected nodes of the same one");
        }
        return ofNeurons(simulator, mine.plus(others));
    }

    /**
     * The neurons with an index from {@code from} up to, but without, {@code to}.
     *
     * @throws UserException if the slice is empty or reaches out of the view
     */
    public NodeView slice(int from, int to) {
        return ofNeurons(simulator, neurons("slice of").slice(from, to));
    }

    /** Number of nodes. */
    public int size() {
        return device == null ? neurons.size() : 1;
    }

    /** The neurons' global ids as ranges. */
    public NodeSet neurons() {
        return neurons("neurons of");
    }

    NodeSet neurons(String use) {
        if (device != null) {
            throw new UserException(use + " a " + name() + ": expected neurons");
        }
        return neurons;
    }

    boolean isDevice() {
        return device != null;
    }

    DeviceModel device() {
        return Objects.requireNonNull(device);
    }

    int deviceNumber() {
        return deviceNumber;
    }

    /** The nodes of another rank's simulator that are these: simulators that are called alike number their nodes alike. */
    public NodeView on(Simulator sameNetwork) {
        return new NodeView(sameNetwork, neurons, device, deviceNumber);
    }

    void requireOf(Simulator expected) {
        if (simulator != expected) {
            throw new UserException(name() + " of another simulator: expected nodes that this one has created");
        }
    }

    /** What the nodes are, for messages. */
    String name() {
        return device == null ? "population" : device.name();
    }

    /** Such as {@code population of 100 neurons}, or the name of a device. */
    @Override
    public String toString() {
        return device == null ? "population of " + NumberText.count(neurons.size(), "neuron") : device.name();
    }
}

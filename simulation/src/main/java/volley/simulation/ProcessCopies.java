package volley.simulation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import volley.exchange.Broadcast;
import volley.exchange.Communicator;
import volley.simulation.record.SpikeTrains;
import volley.simulation.record.Traces;

/** Brings all processes what has been gathered on rank 0. Where there is but one process, nothing is copied. */
final class ProcessCopies {
    private final Communicator communicator;

    ProcessCopies(Communicator communicator) {
        this.communicator = communicator;
    }

    /** @param recorder what the spikes are of */
    SpikeTrains of(SpikeTrains trains, NodeView recorder) {
        if (communicator.processes() == 1) {
            return trains;
        }
        CommonCall.require(communicator, "spikes of device " + recorder.deviceNumber());
        return new SpikeTrains(copy(trains.senders()), copy(trains.timesMs()));
    }

    /** Names of the quantities are known to all ranks, even where there are no rows of them. */
    Traces of(Traces traces) {
        if (communicator.processes() == 1) {
            return traces;
        }
        int[] senders = copy(traces.senders());
        double[] timesMs = copy(traces.timesMs());
        Map<String, double[][]> values = new LinkedHashMap<>();
        traces.values().forEach((name, rows) -> {
            double[] flat =
                    copy(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
            var copies = new double[senders.length][];
            Arrays.setAll(copies, row -> Arrays.copyOfRange(flat, row * timesMs.length, (row + 1) * timesMs.length));
            values.put(name, copies);
        });
        return new Traces(senders, timesMs, values);
    }

    Connections of(Connections connections) {
        return communicator.processes() == 1
                ? connections
                : new Connections(
                        copy(connections.sources()),
                        copy(connections.targets()),
                        copy(connections.weights()),
                        copy(connections.delaysMs()),
                        copy(connections.projections()));
    }

    private int[] copy(int[] values) {
        long[] all = Broadcast.values(
                communicator, Arrays.stream(values).asLongStream().toArray());
        return Arrays.stream(all).mapToInt(Math::toIntExact).toArray();
    }

    private double[] copy(double[] values) {
        long[] all = Broadcast.values(
                communicator,
                Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray());
        return Arrays.stream(all).mapToDouble(Double::longBitsToDouble).toArray();
    }
}

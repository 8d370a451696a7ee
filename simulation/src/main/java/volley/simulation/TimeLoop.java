package volley.simulation;

import java.util.Arrays;
import volley.exchange.ExchangeStatistics;
import volley.exchange.SpikeExchange;
import volley.exchange.SpikePacket;
import volley.simulation.delivery.InputSource;
import volley.simulation.delivery.Projection;
import volley.simulation.delivery.SpikeHistory;
import volley.simulation.record.SpikeLog;
import volley.simulation.record.VoltageLog;

/**
 * The time loop of one rank. Within an interval of the shortest delay no rank's spike can reach a neuron, so every rank
 * integrates the interval by itself; then all exchange their spikes. A step's input is counted in the step itself, from
 * the history of spikes, in a fixed order: projections, then devices, each as they were connected.
 */
final class TimeLoop {
    private final RankNetwork network;
    private final int minDelaySteps;
    private final SpikeExchange exchange;
    private final SpikePacket packet;
    private final SpikeHistory history;
    private final SpikeLog[] spikeLogs;
    private final VoltageLog[] voltageLogs;
    private final double[] input;
    private final int[] spiking;
    private final int[] spikeCounts;

    private long step;
    private long spikes;
    private long fingerprint;
    private long deliverNanos;
    private long updateNanos;

    TimeLoop(RankNetwork network, SpikeExchange exchange) {
        this.network = network;
        minDelaySteps = network.minDelaySteps();
        history = new SpikeHistory(network.maxDelaySteps());
        this.exchange = exchange;
        packet = exchange.outgoing();
        spikeLogs = network.spikeLogs().values().toArray(SpikeLog[]::new);
        voltageLogs = network.voltageLogs().values().toArray(VoltageLog[]::new);
        input = new double[network.neurons()];
        spiking = new int[network.neurons()];
        spikeCounts = new int[network.neurons()];
    }

    /** Advances the network to the end of step {@code last}; observer is told the step after every interval. */
    void run(long last, StepObserver observer) {
        exchange.startTiming();
        while (step < last) {
            long intervalStart = step;
            long intervalEnd = Math.min(step + minDelaySteps, last);
            while (step < intervalEnd) {
                step++;
                deliver();
                update();
                packet.endLag();
            }
            exchange.exchange();
            for (long stamp = intervalStart + 1; stamp <= intervalEnd; stamp++) {
                history.store(stamp, exchange);
            }
            observer.reached(step);
        }
    }

    private void deliver() {
        long start = System.nanoTime();
        Arrays.fill(input, 0);
        for (Projection projection : network.projections()) {
            projection.addInput(step, history, input);
        }
        deliverNanos += System.nanoTime() - start;
    }

    private void update() {
        long start = System.nanoTime();
        for (InputSource device : network.devices()) {
            device.addInput(step, input);
        }
        for (Population population : network.populations()) {
            int count = population.neurons().update(input, population.from(), spiking);
            emit(population.from(), count);
        }
        for (VoltageLog log : voltageLogs) {
            log.take(step);
        }
        updateNanos += System.nanoTime() - start;
    }

    private void emit(int from, int count) {
        for (int i = 0; i < count; i++) {
            int localIndex = from + spiking[i];
            int globalId = network.partition().globalId(localIndex);
            packet.add(globalId);
            spikeCounts[localIndex]++;
            fingerprint += Fingerprint.of(step, globalId);
            for (SpikeLog log : spikeLogs) {
                log.take(step, localIndex, globalId);
            }
        }
        spikes += count;
    }

    /** The last step that has ended. */
    long step() {
        return step;
    }

    /** Number of spikes of this rank's neurons. */
    long spikes() {
        return spikes;
    }

    /** This rank's share of the fingerprint. */
    long fingerprint() {
        return fingerprint;
    }

    /** Number of spikes of the neuron with a local index. */
    int spikeCount(int localIndex) {
        return spikeCounts[localIndex];
    }

    long deliverNanos() {
        return deliverNanos;
    }

    long updateNanos() {
        return updateNanos;
    }

    ExchangeStatistics exchangeStatistics() {
        return exchange.statistics();
    }

    RankNetwork network() {
        return network;
    }
}

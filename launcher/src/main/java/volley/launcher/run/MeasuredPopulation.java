package volley.launcher.run;

import static volley.models.Units.ms;

import java.util.List;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.partition.NodeSet;
import volley.results.RunRecord;
import volley.simulation.NodeView;
import volley.simulation.Populations;
import volley.simulation.SimulationResult;
import volley.simulation.Simulator;

/**
 * A population of a network that is simulated, with what measures it.
 *
 * @param recorded how many of its first neurons are recorded
 * @param recorder what records them; connected to nothing if there are none
 * @param statistics what measures all of its neurons
 */
record MeasuredPopulation(String name, NodeView neurons, int recorded, NodeView recorder, NodeView statistics) {
    /**
     * Measures a network's populations.
     *
     * @param recorded neurons of each to record; where there are fewer, all of them
     * @param warmupMs time in ms from which on spike trains are measured
     */
    static List<MeasuredPopulation> of(Populations populations, Simulator sim, int recorded, double warmupMs) {
        return populations.all().stream()
                .map(named -> of(named, sim, recorded, warmupMs))
                .toList();
    }

    private static MeasuredPopulation of(Populations.Named population, Simulator sim, int recorded, double warmupMs) {
        var neurons = population.neurons();
        var recorder = sim.create(new SpikeRecorder());
        var statistics = sim.create(new SpikeStatistics(ms(warmupMs)));
        int count = Math.min(recorded, neurons.size());
        if (count > 0) {
            sim.connect(neurons.slice(0, count), recorder);
        }
        sim.connect(neurons, statistics);
        return new MeasuredPopulation(population.name(), neurons, count, recorder, statistics);
    }

    NodeSet nodes() {
        return neurons.neurons();
    }

    /**
     * Collective: what came out.
     *
     * @param rateShare by what a rate over all neurons is to be multiplied where not all were there
     * @param theoryHertz rate that theory predicts; null if it does not
     */
    RunRecord.Population record(SimulationResult result, double rateShare, Double theoryHertz) {
        var trains = result.spikeStatistics(statistics);
        return new RunRecord.Population(
                name,
                RunRecord.Population.ids(nodes()),
                neurons.size(),
                recorded,
                rateShare * result.rate(neurons),
                theoryHertz,
                orNull(trains.rateHertz()),
                orNull(trains.meanCv()),
                orNull(trains.fanoFactor()));
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}

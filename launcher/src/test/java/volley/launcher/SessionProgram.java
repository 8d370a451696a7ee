package volley.launcher;

import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;
import volley.partition.random.Seeding;
import volley.simulation.Session;
import volley.simulation.Settings;
import volley.simulation.SimulationProgress;
import volley.simulation.Synapse;

/** What an embedding program does: opens one session after another, and tells what it sees of them, a line each. */
final class SessionProgram {
    private SessionProgram() {}

    /**
     * @param arguments threads of each session; or {@code bug}, a session that one rank ends; or {@code unequal}, one with
     *     more threads in one process than in another; or {@code lonely}, one in all processes, then one in process 1 alone
     */
    public static void main(String[] arguments) {
        try (var job = SessionJob.join()) {
            for (var argument : arguments) {
                if (argument.equals("bug")) {
                    fail(job);
                } else if (argument.equals("unequal")) {
                    outcome(job, 1 + job.process());
                } else if (argument.equals("lonely")) {
                    outcome(job, 1);
                    if (job.process() == 1) {
                        outcome(job, 1);
                    }
                } else {
                    System.out.println("saw " + outcome(job, Integer.parseInt(argument)));
                }
            }
        }
    }

    private static void fail(SessionJob job) {
        try (var session = open(job, 1)) {
            session.call(sim -> {
                if (sim.rank() == 1) {
                    throw new IllegalStateException("a bug");
                }
                return sim.ranks();
            });
        }
    }

    private static Session open(SessionJob job, int threads) {
        return job.open(0.1, threads, new Settings(1, Seeding.NEURON), SimulationProgress.NONE);
    }

    /** All that can be seen of a simulation, the same in every process and on any number of ranks. */
    static List<Object> outcome(SessionJob job, int threads) {
        try (var session = open(job, threads)) {
            var weak = Synapse.of(mV(0.2), ms(1.5));
            var neurons = session.create(IafPscDelta.defaults(), 50);
            var noise = session.create(new PoissonGenerator(hertz(9000)));
            var recorder = session.create(new SpikeRecorder());
            var voltmeter = session.create(new Voltmeter());
            session.connect(noise, neurons, allToAll(), weak);
            session.connect(neurons, neurons, fixedIndegree(5), weak);
            session.connect(neurons, recorder);
            session.connect(voltmeter, neurons.slice(3, 6));
            session.simulate(20.5);
            session.set(noise, Map.of("rate", 12000));
            session.set(session.neurons(7, 2), Map.of("V_th", new double[] {-60, -65}));
            session.simulate(30);
            var spikes = session.spikes(recorder);
            var traces = session.traces(voltmeter);
            var connections = session.connections(neurons, neurons);
            var outcome = new ArrayList<Object>();
            outcome.add(session.fingerprint());
            outcome.add(spikes.size());
            outcome.add(Arrays.hashCode(spikes.senders()) + 31 * Arrays.hashCode(spikes.timesMs()));
            outcome.add(Arrays.deepHashCode(traces.values().get("V_m")));
            outcome.add(Arrays.hashCode(session.values(neurons, "V_th")));
            outcome.add(connections.size());
            outcome.add(Arrays.stream(connections.sources()).sum());
            outcome.add(Arrays.hashCode(session.spikeCounts(neurons)));
            return outcome;
        }
    }
}

package volley.launcher.reproduce;

import java.util.ArrayList;
import java.util.List;
import volley.launcher.brunel.BrunelParameters;
import volley.results.RunRecord;

/** What a record says in one place and denies in another: signs that it was edited, whatever its checksum. */
final class Contradictions {
    private final List<String> found = new ArrayList<>();

    private Contradictions() {}

    /** A line for each. */
    static List<String> in(RunRecord run, BrunelParameters parameters) {
        var contradictions = new Contradictions();
        contradictions.compare("ranks", run.ranks(), "processes times threads", (long) run.processes() * run.threads());
        contradictions.compare("neurons.exc", run.neurons().exc(), "4 order", parameters.ne());
        contradictions.compare("neurons.inh", run.neurons().inh(), "order", parameters.ni());
        contradictions.compare(
                "synapses.exc", run.synapses().exc(), "neurons by in-degree", parameters.excitatorySynapses());
        contradictions.compare(
                "synapses.inh", run.synapses().inh(), "neurons by in-degree", parameters.inhibitorySynapses());
        double seconds = parameters.simtimeMs() / 1000;
        double spikes =
                seconds * (run.ratesHz().exc() * parameters.ne() + run.ratesHz().inh() * parameters.ni());
        contradictions.compare("spikes", run.spikes(), "rates times neurons and time", Math.round(spikes));
        if (!run.fingerprint().matches("[0-9a-f]{16}")) {
            contradictions.found.add("fingerprint " + run.fingerprint() + ", but one has 16 hexadecimal digits");
        }
        return contradictions.found;
    }

    private void compare(String key, long value, String from, long expected) {
        if (value != expected) {
            found.add("%s %d, but %s is %d".formatted(key, value, from, expected));
        }
    }
}

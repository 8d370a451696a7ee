package volley.launcher.reproduce;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import volley.results.RunFile;
import volley.results.RunFile.Seal;
import volley.results.RunRecord;

/** How a run and its repetition compare. */
final class Verdict {
    private final RunFile file;
    private final RunRecord then;
    private final RunRecord now;
    private final List<String> contradictions;

    /** @param contradictions of the past run's record */
    Verdict(RunFile file, RunRecord now, List<String> contradictions) {
        this.file = file;
        then = file.run();
        this.now = now;
        this.contradictions = contradictions;
    }

    /** @return whether the run was reproduced from an honest record */
    boolean print(PrintWriter out) {
        boolean sameSpikes = then.fingerprint().equals(now.fingerprint());
        var edits = edits(sameSpikes);
        out.printf("  fingerprint then  %s%n", then.fingerprint());
        out.printf("  fingerprint now   %s%n", now.fingerprint());
        if (sameSpikes && edits.isEmpty()) {
            out.printf("Reproduced: all %,d spikes are the same.%n", now.spikes());
        } else if (sameSpikes) {
            out.println("The spikes are the same, but the record is not what the run gives:");
            edits.forEach(edit -> out.println("  " + edit));
        } else {
            out.println("Not reproduced. What differs:");
            differences().forEach(difference -> out.println("  " + difference));
            edits.forEach(edit -> out.println("  " + edit));
            if (edits.isEmpty()) {
                out.println("  " + honest());
            }
        }
        out.flush();
        return sameSpikes && edits.isEmpty();
    }

    private List<String> edits(boolean sameSpikes) {
        var edits = new ArrayList<String>();
        if (file.seal() == Seal.BROKEN) {
            edits.add("its checksum is not that of its content");
        }
        edits.addAll(contradictions);
        if (sameSpikes) {
            addUnlike(edits, "spikes", then.spikes(), now.spikes());
            addUnlike(edits, "synapses", then.synapses(), now.synapses());
            addUnlike(edits, "synaptic_events", then.synapticEvents(), now.synapticEvents());
            addUnlikePopulations(edits);
        }
        return edits;
    }

    /** All that is a function of the spikes. */
    private void addUnlikePopulations(List<String> edits) {
        if (then.populations().size() != now.populations().size()) {
            addUnlike(
                    edits,
                    "populations",
                    then.populations().size(),
                    now.populations().size());
            return;
        }
        for (int i = 0; i < now.populations().size(); i++) {
            var past = then.populations().get(i);
            var present = now.populations().get(i);
            String of = " of " + present.name();
            addUnlike(edits, "name" + of, past.name(), present.name());
            addUnlike(edits, "ids" + of, past.ids(), present.ids());
            addUnlike(edits, "rate_hz" + of, past.rateHertz(), present.rateHertz());
            addUnlike(edits, "rate_after_warmup_hz" + of, past.steadyRateHertz(), present.steadyRateHertz());
            addUnlike(edits, "cv_isi_mean" + of, past.meanCv(), present.meanCv());
            addUnlike(edits, "pop_fano" + of, past.fanoFactor(), present.fanoFactor());
        }
    }

    private List<String> differences() {
        var differences = new ArrayList<String>();
        addUnlike(differences, "volley", then.volley(), now.volley());
        addUnlike(differences, "jdk", then.jdk(), now.jdk());
        addUnlike(differences, "kernel", then.kernel(), now.kernel());
        addUnlike(differences, "spikes", then.spikes(), now.spikes());
        return differences;
    }

    private static void addUnlike(List<String> lines, String key, Object then, Object now) {
        if (!Objects.equals(now, then)) {
            lines.add("%s: %s then, %s now".formatted(key, then, now));
        }
    }

    private String honest() {
        String parameters = file.seal() == Seal.INTACT
                ? "its checksum is intact: the parameters are those of the run"
                : "it has no checksum, so that its parameters may have been edited";
        return then.source() == null
                ? parameters
                : parameters + "; files that the network reads may have changed since, they are not kept";
    }
}

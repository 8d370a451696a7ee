package volley.launcher.sweep.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import volley.launcher.brunel.BrunelParameters;
import volley.launcher.sweep.Sample;

/** What to call a group of points: what was varied of what its points have in common. */
final class Labels {
    private final List<Sample> samples;

    Labels(List<Sample> samples) {
        this.samples = samples;
    }

    /** Parameters of the network other than its order. */
    String ofNetwork(Sample sample) {
        var p = sample.point().parameters();
        var words = new ArrayList<String>();
        add(words, "g ", p.g(), BrunelParameters::g);
        add(words, "\u03b7 ", p.eta(), BrunelParameters::eta);
        add(words, "\u03b5 ", p.epsilon(), BrunelParameters::epsilon);
        add(words, "J (mV) ", p.jMillivolts(), BrunelParameters::jMillivolts);
        add(words, "delay (ms) ", p.delayMs(), BrunelParameters::delayMs);
        add(words, "time (ms) ", p.simtimeMs(), BrunelParameters::simtimeMs);
        add(words, "dt (ms) ", p.dtMs(), BrunelParameters::dtMs);
        return words.isEmpty() ? "simulation" : String.join(", ", words);
    }

    private void add(List<String> words, String name, double value, ToDoubleFunction<BrunelParameters> parameter) {
        if (samples.stream()
                        .mapToDouble(
                                other -> parameter.applyAsDouble(other.point().parameters()))
                        .distinct()
                        .count()
                > 1) {
            words.add(name + BrunelParameters.text(value));
        }
    }

    /** Where it ran, in full. */
    String ofPlacement(Sample sample) {
        var ranks = sample.point().ranks();
        String threads = ranks.threads() + (ranks.threads() == 1 ? " thread" : " threads");
        return ranks.processes() == 1 && ranks.transportName().equals("local")
                ? threads
                : ranks.processes() + " x " + threads + ", " + ranks.transportName();
    }

    /** How the number of ranks was varied: by threads, or by processes where these vary. */
    String ofScaling(Sample sample) {
        var ranks = sample.point().ranks();
        if (ranks.transportName().equals("local")) {
            return "threads";
        }
        boolean processesVary = samples.stream()
                        .filter(other -> other.point().ranks().transport() == ranks.transport())
                        .mapToInt(other -> other.point().ranks().processes())
                        .distinct()
                        .count()
                > 1;
        return processesVary
                ? ranks.transportName() + ", " + ranks.threads() + " a process"
                : ranks.transportName() + ", " + ranks.processes() + " processes";
    }
}

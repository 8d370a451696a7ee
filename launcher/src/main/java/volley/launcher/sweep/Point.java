package volley.launcher.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import volley.launcher.run.Experiment;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.results.RunRecord;
import volley.results.Version;
import volley.results.files.FileNames;
import volley.results.sweep.SweepPoint;
import volley.simulation.NetworkParameter;
import volley.simulation.NetworkType;

/**
 * One simulation of a sweep.
 *
 * @param given what the user asked for, by option
 * @param options of this what {@code volley run} takes to say what to simulate, by option
 * @param experiment what is simulated
 * @param ranks where it runs
 * @param settings what is simulated and where, by the columns of a sweep's tables
 */
public record Point(
        Map<String, String> given,
        Map<String, String> options,
        Experiment experiment,
        Placement ranks,
        Map<String, Object> settings) {
    /** Options of every network whose values are times. */
    public static final List<String> TIMES = List.of("--simtime", "--dt");

    private static final String STORE = "--store";
    private static final String DEFAULTS = "defaults";

    /** Of the letters of a name, which file systems limit: a path may be a value. */
    private static final int LONGEST_NAME = 200;

    static Point of(Map<String, String> given, Map<String, String> options, Experiment experiment, Placement ranks) {
        return new Point(given, options, experiment, ranks, settings(experiment, ranks));
    }

    /**
     * A name for its folder that tells what was asked for, such as {@code order2500-g4.5}: the same however the values were
     * typed, quantities in the unit of their column.
     */
    public String name() {
        String name = given.keySet().stream()
                .map(option -> option.substring(2) + value(option))
                .map(FileNames::part)
                .collect(Collectors.joining("-"));
        return name.isEmpty() ? DEFAULTS : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private String value(String option) {
        var setting = settings.get(column(option));
        if (setting == null) {
            return given.get(option).toLowerCase(Locale.ROOT);
        }
        return setting instanceof Double number ? NumberText.of(number) : setting.toString();
    }

    /** The column of what an option sets: some are of no column. */
    private String column(String option) {
        String word = option.substring(2);
        return experiment.source().type().parameters().stream()
                .filter(parameter -> parameter.option().equals(option))
                .map(NetworkParameter::key)
                .findFirst()
                .orElse(TIMES.contains(option) ? word + "_ms" : word);
    }

    private static Map<String, Object> settings(Experiment experiment, Placement ranks) {
        var settings = new LinkedHashMap<>(experiment.source().type().values(experiment.network()));
        settings.put("simtime_ms", experiment.simtimeMs());
        settings.put("dt_ms", experiment.dtMs());
        settings.put("seed", experiment.settings().seed());
        settings.put("seeding", experiment.settings().seeding().name().toLowerCase(Locale.ROOT));
        settings.put("transport", ranks.transportName());
        settings.put("processes", ranks.processes());
        settings.put("threads", ranks.threads());
        settings.put("ranks", ranks.size());
        return settings;
    }

    /** The settings of a past run, with values of the types that the network's parameters have. */
    static Map<String, Object> settings(NetworkType type, RunRecord run) {
        var settings = SweepPoint.settings(run);
        try {
            settings.putAll(type.values(type.restore(run.parameters())));
        } catch (UserException e) {
            // Not this network's parameters: they stay as the file has them.
        }
        return settings;
    }

    /** What tells it from the other points of its sweep: however its values were typed, it is simulated once. */
    List<Object> identity() {
        return List.of(settings, experiment.warmupMs(), given.containsKey(STORE) ? value(STORE) : "");
    }

    /** What a past run would have to have in common with this point for its results to be this point's, but has not. */
    List<String> differences(RunRecord run) {
        var source = experiment.source();
        var differences = new ArrayList<String>();
        addUnlike(differences, "network", source.type().name(), run.network());
        addUnlike(differences, "source", source.record(), run.source());
        var past = settings(source.type(), run);
        settings.forEach((key, value) -> addUnlike(differences, key, value, past.get(key)));
        addUnlike(differences, "warm-up", experiment.warmupMs(), run.warmupMs());
        addUnlike(differences, "version", Version.current(), run.volley());
        addUnlike(differences, "dry run", null, run.dryRun());
        return differences;
    }

    private static void addUnlike(List<String> differences, String key, Object asked, Object past) {
        if (!Objects.equals(asked, past)) {
            differences.add(key);
        }
    }
}

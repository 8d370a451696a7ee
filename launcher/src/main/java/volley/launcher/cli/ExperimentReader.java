package volley.launcher.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import volley.launcher.network.NetworkSource;
import volley.launcher.run.Experiment;

/** Reads what to simulate from options as {@code volley run} does. */
final class ExperimentReader {
    private final NetworkSource source;
    private final List<String> parameters;
    private final List<String> always;
    private final SimulationOptions simulation = new SimulationOptions();
    private final CommandLine parser = new CommandLine(simulation).setCaseInsensitiveEnumValuesAllowed(true);

    /** @param always arguments beside those of each experiment */
    ExperimentReader(NetworkSource source, List<String> always) {
        this.source = source;
        this.always = always;
        parameters = NetworkOptions.names(source.type());
    }

    /**
     * @param values by option
     * @throws CommandLine.ParameterException if a value is none
     * @throws volley.partition.UserException if values make no sense, alone or with the others
     */
    Experiment read(Map<String, String> values) {
        var network = new HashMap<String, String>();
        var arguments = new ArrayList<>(always);
        values.forEach((option, value) -> {
            if (parameters.contains(option)) {
                network.put(option, value);
            } else {
                arguments.add(option + "=" + value);
            }
        });
        parser.parseArgs(arguments.toArray(String[]::new));
        return simulation.experiment(source, source.create(network));
    }
}

package volley.exchange.mpj.supervisor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@code mpjrun}: its own options, options for the ranks' JVMs, then what the ranks are to do.
 *
 * @param processes of the job
 * @param daemonPort where the daemons of a cluster listen, if not where MPJ Express is configured to
 * @param javaOptions for each JVM
 * @param arguments for each rank
 */
record MpjRunOptions(
        Mode mode,
        int processes,
        Optional<Path> machinesFile,
        Optional<Integer> daemonPort,
        List<String> javaOptions,
        List<String> arguments) {

    private static final int HIGHEST_PORT = 65_535;

    /** What to start. */
    enum Mode {
        /** Ranks in one JVM. */
        MULTICORE,
        /** Ranks in processes of this host. */
        LOCAL_CLUSTER,
        /** Ranks in processes of hosts that run daemons. */
        MACHINES,
        /** A daemon. */
        DAEMON
    }

    static MpjRunOptions parse(List<String> words) throws JobException {
        int processes = 2;
        String device = null;
        boolean daemon = false;
        Optional<Path> machinesFile = Optional.empty();
        Optional<Integer> daemonPort = Optional.empty();
        var javaOptions = new ArrayList<String>();
        int next = 0;
        while (next < words.size() && words.get(next).startsWith("-")) {
            String option = words.get(next++);
            switch (option) {
                case "-np" -> processes = number(option, words, next++, 1, Integer.MAX_VALUE);
                case "-dev" -> device = value(option, words, next++);
                case "-machinesfile" -> machinesFile = Optional.of(Path.of(value(option, words, next++)));
                case "-dport" -> daemonPort = Optional.of(number(option, words, next++, 1, HIGHEST_PORT));
                case "-daemon" -> daemon = true;
                default -> javaOptions.add(option);
            }
        }
        List<String> arguments = List.copyOf(words.subList(next, words.size()));
        if (arguments.isEmpty() && !daemon) {
            throw JobException.usage("mpjrun: no command, expected for example: mpjrun -np 4 run brunel");
        }
        var mode = daemon ? Mode.DAEMON : mode(device, machinesFile.isPresent());
        return new MpjRunOptions(mode, processes, machinesFile, daemonPort, List.copyOf(javaOptions), arguments);
    }

    /** These options with others for the JVMs before the user's, which therefore override them. */
    MpjRunOptions withDefaults(List<String> defaults) {
        var all = new ArrayList<>(defaults);
        all.addAll(javaOptions);
        return new MpjRunOptions(mode, processes, machinesFile, daemonPort, List.copyOf(all), arguments);
    }

    private static Mode mode(String device, boolean machines) throws JobException {
        return switch (device) {
            case null -> machines ? Mode.MACHINES : Mode.MULTICORE;
            case "niodev" -> machines ? Mode.MACHINES : Mode.LOCAL_CLUSTER;
            case "multicore" -> {
                if (machines) {
                    throw JobException.usage("mpjrun: -dev multicore is one JVM, expected no -machinesfile");
                }
                yield Mode.MULTICORE;
            }
            default -> throw JobException.usage("mpjrun: -dev " + device + ": expected multicore or niodev");
        };
    }

    private static String value(String option, List<String> words, int index) throws JobException {
        if (index >= words.size()) {
            throw JobException.usage("mpjrun: " + option + ": expected a value behind it");
        }
        return words.get(index);
    }

    private static int number(String option, List<String> words, int index, int least, int most) throws JobException {
        String value = value(option, words, index);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, like a number out of range.
        }
        throw JobException.usage("mpjrun: " + option + " " + value + ": expected a whole number, "
                + (most == Integer.MAX_VALUE ? "at least " + least : least + " ... " + most));
    }
}

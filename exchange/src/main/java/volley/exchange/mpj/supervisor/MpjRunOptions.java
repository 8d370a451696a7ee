package volley.exchange.mpj.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@code mpjrun}: its own options, options for the ranks' JVMs, then what the ranks are to do.
 *
 * @param processes of the job
 * @param meetingTime how long the processes may take to meet
 * @param daemonPort where the daemons of a cluster listen, if not where MPJ Express is configured to
 * @param javaOptions for each JVM
 * @param arguments for each rank
 */
record MpjRunOptions(
        Mode mode,
        int processes,
        Duration meetingTime,
        Optional<Path> machinesFile,
        Optional<Integer> daemonPort,
        List<String> javaOptions,
        List<String> arguments) {

    private static final int HIGHEST_PORT = 65_535;

    private static final String HEAP_PERCENT = "-XX:MaxRAMPercentage=";

    /** Of a host's memory, for the heaps of all its JVMs together. */
    private static final double MOST_HEAP_PERCENT = 85;

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
        int meetingSeconds = 60;
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
                case "-meet" -> meetingSeconds = number(option, words, next++, 1, Integer.MAX_VALUE);
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
        return new MpjRunOptions(
                mode,
                processes,
                Duration.ofSeconds(meetingSeconds),
                machinesFile,
                daemonPort,
                List.copyOf(javaOptions),
                arguments);
    }

    /**
     * These options with others for the JVMs before the user's, which therefore override them.
     *
     * @param jvmsOfHost among which a host's memory that the defaults give to one is divided
     */
    MpjRunOptions withDefaults(List<String> defaults, int jvmsOfHost) {
        double percent = defaults.stream()
                .filter(option -> option.startsWith(HEAP_PERCENT))
                .mapToDouble(option -> Double.parseDouble(option.substring(HEAP_PERCENT.length())))
                .reduce(MOST_HEAP_PERCENT, (earlier, later) -> later);
        var all = new ArrayList<>(defaults);
        all.removeIf(option -> option.startsWith(HEAP_PERCENT));
        all.add(HEAP_PERCENT + percent / jvmsOfHost);
        all.addAll(javaOptions);
        return new MpjRunOptions(mode, processes, meetingTime, machinesFile, daemonPort, List.copyOf(all), arguments);
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

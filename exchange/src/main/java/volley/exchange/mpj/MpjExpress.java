package volley.exchange.mpj;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import volley.exchange.Communicator;

/** Jobs under MPJ Express: whether this is a rank of one, and how a rank runs its program. */
public final class MpjExpress {
    private static final int RANK = 0;
    private static final int CONFIGURATION = 1;
    private static final int DEVICE = 2;
    private static final String MULTICORE_DEVICE = "smpdev";
    private static final Set<String> DEVICES = Set.of(MULTICORE_DEVICE, "niodev", "hybdev", "mxdev");

    /** The configuration of a rank in cluster configuration, which follows this, tells where {@code mpjrun} listens. */
    private static final String SERVER_NAME = "#Server Name;";

    private MpjExpress() {}

    /** What a rank runs. */
    @FunctionalInterface
    public interface Program {
        /**
         * @param arguments the user's, without those that the runtime puts before them
         * @param between all processes of the job, to be called by this thread only
         * @return exit status
         */
        int run(String[] arguments, Communicator between) throws Exception;
    }

    /**
     * Whether these are a main method's arguments as MPJ Express passes them to a rank: rank, configuration, device,
     * then the user's.
     */
    public static boolean startedByLauncher(String[] arguments) {
        return arguments.length > DEVICE
                && DEVICES.contains(arguments[DEVICE])
                && arguments[RANK].matches("\\d{1,9}")
                && MpjWorld.isPresent(MpjExpress.class.getClassLoader());
    }

    /**
     * Runs the program as this rank of its job. Returns when all ranks have ended in good order; any failure ends the
     * process, and with a supervisor the job. The main method must return then, not exit: in the multicore
     * configuration that would end the other ranks before they have reported.
     *
     * @param launcherArguments for which {@link #startedByLauncher} holds
     */
    public static void run(String[] launcherArguments, Program program) {
        int rank = Integer.parseInt(launcherArguments[RANK]);
        Supervisor supervisor = new Supervisor.None();
        try {
            supervisor = supervisor(rank);
            String[] arguments = launcherArguments.clone();
            arguments[CONFIGURATION] = reachable(arguments[CONFIGURATION]);
            var world = MpjWorld.join(MpjExpress.class.getClassLoader(), arguments);
            supervisor.joined();
            var communicator =
                    new MpjCommunicator(world, supervisor, launcherArguments[DEVICE].equals(MULTICORE_DEVICE));
            int status = program.run(supervisor.arguments(userArguments(launcherArguments)), communicator);
            communicator.close();
            supervisor.done(status);
        } catch (Throwable thrown) {
            supervisor.failed(1, "rank " + rank + " failed: " + thrown);
        }
    }

    private static Supervisor supervisor(int rank) throws IOException {
        String address = System.getProperty(SupervisorAddress.PROPERTY);
        return address == null ? new Supervisor.None() : SupervisorLink.to(SupervisorAddress.parse(address), rank);
    }

    private static String[] userArguments(String[] launcherArguments) {
        return Arrays.copyOfRange(launcherArguments, DEVICE + 1, launcherArguments.length);
    }

    /**
     * The configuration with the supervisor's address for the head's host name. Many hosts resolve their own name to a
     * loopback address, and then the ranks would tell each other that one.
     */
    private static String reachable(String configuration) {
        String address = System.getProperty(SupervisorAddress.PROPERTY);
        return address == null
                ? configuration
                : configuration.replaceFirst(
                        SERVER_NAME + "[^;]*",
                        SERVER_NAME + SupervisorAddress.parse(address).host());
    }
}

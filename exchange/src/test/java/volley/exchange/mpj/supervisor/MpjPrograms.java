package volley.exchange.mpj.supervisor;

import java.util.List;
import volley.exchange.CommunicatorContract;
import volley.exchange.FailingProgram;
import volley.exchange.RankGroup;
import volley.exchange.RankProgram;
import volley.exchange.mpj.MpjExpress;

/**
 * What the ranks of a test's job run, and the command that starts them. A rank's arguments are ranks per process, then
 * {@code contract}, {@code characters} or the name of a {@link FailingProgram}, then an exit status if it is not 0.
 */
public final class MpjPrograms {
    /** Bytes: more than the pipes and sockets between a rank and a reader hold. */
    static final int MUCH_OUTPUT = 12_000_000;

    private MpjPrograms() {}

    public static void main(String[] arguments) throws Exception {
        if (MpjExpress.startedByLauncher(arguments)) {
            MpjExpress.run(arguments, (own, between) -> {
                new RankGroup(Integer.parseInt(own[0]), between).run(program(own[1]));
                return own.length > 2 ? Integer.parseInt(own[2]) : 0;
            });
        } else {
            System.exit(new MpjRun(MpjPrograms.class.getName(), List.of("-Xmx256m")).run(arguments));
        }
    }

    private static RankProgram program(String name) {
        return switch (name) {
            case "contract" ->
                communicator -> {
                    new CommunicatorContract().run(communicator);
                    if (communicator.rank() == 0) {
                        System.out.println(
                                "contract kept by " + communicator.size() + " ranks over " + communicator.transport());
                    }
                };
            case "much-output" ->
                communicator -> {
                    if (communicator.rank() == 0) {
                        System.out.print("x".repeat(MUCH_OUTPUT));
                    }
                };
            case "characters" ->
                communicator -> {
                    if (communicator.rank() == 0) {
                        System.out.print("\u03b1\n\nin the end EXIT\n@Ping# pong\n");
                        System.err.print("an error");
                    }
                };
            default -> FailingProgram.valueOf(name);
        };
    }
}

package volley.exchange.mpj.supervisor;

import volley.exchange.CommunicatorContract;
import volley.exchange.FailingProgram;
import volley.exchange.RankGroup;
import volley.exchange.RankProgram;
import volley.exchange.mpj.MpjExpress;

/** What the ranks of a test's job run, and the command that starts them. */
public final class MpjPrograms {
    private MpjPrograms() {}

    /**
     * A rank under MPJ Express, otherwise the command {@code mpjrun}. A rank's arguments are ranks per process, then
     * {@code contract}, {@code characters} or the name of a {@link FailingProgram}.
     */
    public static void main(String[] arguments) throws Exception {
        if (MpjExpress.startedByLauncher(arguments)) {
            MpjExpress.run(arguments, (own, between) -> {
                new RankGroup(Integer.parseInt(own[0]), between).run(program(own[1]));
                return own.length > 2 ? Integer.parseInt(own[2]) : 0;
            });
        } else {
            System.exit(new MpjRun(MpjPrograms.class.getName()).run(arguments));
        }
    }

    private static RankProgram program(String name) {
        return switch (name) {
            case "contract" ->
                communicator -> {
                    new CommunicatorContract().run(communicator);
                    if (communicator.rank() == 0) {
                        System.out.println(
                                "contract kept on " + communicator.size() + " ranks over " + communicator.transport());
                    }
                };
            case "characters" ->
                communicator -> {
                    if (communicator.rank() == 0) {
                        System.out.print("α\n\nthis line ends in EXIT\n@Ping# ünd\n");
                        System.err.print("to standard error");
                    }
                };
            default -> FailingProgram.valueOf(name);
        };
    }
}

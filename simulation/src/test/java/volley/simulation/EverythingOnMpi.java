package volley.simulation;

import java.time.Duration;
import java.util.Optional;
import volley.exchange.RankGroup;
import volley.exchange.nativempi.NativeMpi;

/** The program that tests start under an MPI launcher: {@code threads}. Prints what its network gives. */
final class EverythingOnMpi {
    private EverythingOnMpi() {}

    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[0]);
        var mpi = NativeMpi.join(System.getenv(), Optional.empty(), Duration.ofSeconds(60));
        new RankGroup(threads, mpi).run(communicator -> {
            var outcome =
                    new EverythingNetwork(communicator, EverythingTest.SETTINGS).simulate(EverythingTest.DURATION_MS);
            if (communicator.rank() == 0) {
                System.out.println(line(communicator.size(), outcome.text()));
            }
        });
        mpi.close();
    }

    /** Stands for the whole text, which is too long for a pipe that all ranks share. */
    static String line(int ranks, String text) {
        return "outcome on %d ranks: %d characters, hash %08x".formatted(ranks, text.length(), text.hashCode());
    }
}

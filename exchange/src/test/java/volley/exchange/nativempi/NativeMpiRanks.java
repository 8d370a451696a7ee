package volley.exchange.nativempi;

import java.time.Duration;
import java.util.Optional;
import volley.exchange.Communicator;
import volley.exchange.CommunicatorContract;
import volley.exchange.FailingProgram;
import volley.exchange.RankGroup;
import volley.exchange.RankProgram;

/** The program that tests start under an MPI launcher: {@code threads contract|endless|FAILING-PROGRAM}. */
final class NativeMpiRanks {
    private NativeMpiRanks() {}

    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[0]);
        var mpi = NativeMpi.join(System.getenv(), Optional.empty());
        RankProgram program =
                switch (args[1]) {
                    case "contract" -> new CommunicatorContract();
                    case "endless" -> NativeMpiRanks::exchangeForEver;
                    default -> FailingProgram.valueOf(args[1]);
                };
        var stallTimeout =
                Optional.ofNullable(System.getProperty("stall.timeout")).map(Duration::parse);
        new RankGroup(threads, mpi, stallTimeout).run(program);
        if (mpi.rank() == 0) {
            System.out.println("contract kept by " + mpi.size() + " processes under " + mpi.library());
        }
        mpi.close();
    }

    private static void exchangeForEver(Communicator communicator) throws InterruptedException {
        int[] receive = new int[communicator.size()];
        for (int round = 0; ; round++) {
            communicator.allGather(new int[] {round}, 1, receive);
            if (round == 0 && communicator.rank() == 0) {
                System.out.println("exchanging");
            }
            Thread.sleep(1);
        }
    }
}

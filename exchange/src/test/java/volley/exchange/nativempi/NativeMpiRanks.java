package volley.exchange.nativempi;

import java.time.Duration;
import java.util.Optional;
import volley.exchange.CommunicatorContract;
import volley.exchange.FailingProgram;
import volley.exchange.RankGroup;

/** The program that tests start under an MPI launcher: {@code threads contract|FAILING-PROGRAM}. */
final class NativeMpiRanks {
    private NativeMpiRanks() {}

    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[0]);
        var mpi = NativeMpi.join(System.getenv(), Optional.empty());
        var program = args[1].equals("contract") ? new CommunicatorContract() : FailingProgram.valueOf(args[1]);
        var stallTimeout =
                Optional.ofNullable(System.getProperty("stall.timeout")).map(Duration::parse);
        new RankGroup(threads, mpi, stallTimeout).run(program);
        if (mpi.rank() == 0) {
            System.out.println("contract kept by " + mpi.size() + " processes under " + mpi.library());
        }
        mpi.close();
    }
}

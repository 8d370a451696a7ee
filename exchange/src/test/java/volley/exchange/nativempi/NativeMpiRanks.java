package volley.exchange.nativempi;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import volley.exchange.Communicator;
import volley.exchange.CommunicatorContract;
import volley.exchange.FailingProgram;
import volley.exchange.JobWatch;
import volley.exchange.RankGroup;
import volley.exchange.RankProgram;

/** The program that tests start under an MPI launcher: {@code threads PROGRAM}. */
final class NativeMpiRanks {
    private NativeMpiRanks() {}

    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[0]);
        var environment = System.getenv();
        var stallTimeout = Duration.parse(System.getProperty("stall.timeout", "PT300S"));
        if (args[1].equals("never-joins") && isLast(environment)) {
            Thread.sleep(Long.MAX_VALUE);
        }
        var mpi = NativeMpi.join(environment, Optional.empty(), stallTimeout);
        boolean last = mpi.rank() == mpi.size() - 1;
        if (args[1].equals("never-watches") && last) {
            Thread.sleep(Long.MAX_VALUE);
        }
        try (var watch = new JobWatch(mpi, threads, stallTimeout)) {
            new RankGroup(watch).run(program(args[1]));
            if (args[1].equals("never-leaves") && last) {
                Thread.sleep(Long.MAX_VALUE);
            }
            if (mpi.rank() == 0) {
                System.out.println("contract kept by " + mpi.size() + " processes under " + mpi.library());
            }
        }
        if (args[1].equals("fails-afterwards") && last) {
            throw new IllegalStateException("told to fail after all");
        }
    }

    private static boolean isLast(Map<String, String> environment) {
        var launch = MpiLaunch.of(environment).orElseThrow();
        return launch.rank() == launch.size().getAsInt() - 1;
    }

    private static RankProgram program(String name) {
        return switch (name) {
            case "contract" -> new CommunicatorContract();
            case "endless" -> NativeMpiRanks::exchangeForEver;
            case "never-joins", "never-watches", "never-leaves", "fails-afterwards" -> Communicator::barrier;
            case "fails-unheard" -> NativeMpiRanks::failUnheard;
            default -> FailingProgram.valueOf(name);
        };
    }

    /** The last rank fails, but what it says on standard error blocks for ever. */
    private static void failUnheard(Communicator communicator) {
        communicator.barrier();
        if (communicator.rank() == communicator.size() - 1) {
            System.setErr(new PrintStream(new OutputStream() {
                @Override
                public void write(int oneByte) throws IOException {
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException interrupted) {
                        throw new IOException(interrupted);
                    }
                }
            }));
            throw new IllegalStateException("told to fail");
        }
        communicator.barrier();
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

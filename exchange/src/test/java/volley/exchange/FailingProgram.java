package volley.exchange;

import java.util.ArrayList;

/**
 * Programs whose last rank fails after some rounds while the others wait for it in a collective: a communicator has to
 * end the whole job then. None of them returns in good order.
 */
public enum FailingProgram implements RankProgram {
    /** The rank calls abort. */
    ABORT {
        @Override
        void fail(Communicator communicator) {
            communicator.abort(STATUS, "rank " + communicator.rank() + " gave up");
        }
    },
    /** An exception that nobody catches. */
    EXCEPTION {
        @Override
        void fail(Communicator communicator) {
            throw new IllegalStateException("told to fail");
        }
    },
    /** The heap is full. */
    OUT_OF_MEMORY {
        @Override
        void fail(Communicator communicator) {
            var hoard = new ArrayList<long[]>();
            for (int length = 1 << 20; length > 0; ) {
                hoard.add(new long[length]);
            }
        }
    },
    /** The rank ends its process as though all were well. */
    EXIT {
        @Override
        void fail(Communicator communicator) {
            System.exit(0);
        }
    },
    /** The rank returns while the others still have collectives to do. */
    RETURN {
        @Override
        void fail(Communicator communicator) {
            // It is the return that is wrong.
        }
    },
    /** The rank never comes, so that the others stall, or someone kills it. */
    HANG {
        @Override
        void fail(Communicator communicator) throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }
    };

    /** The status that {@link #ABORT} aborts with. */
    public static final int STATUS = 7;

    private static final int ROUNDS = 10;

    abstract void fail(Communicator communicator) throws Exception;

    @Override
    public void run(Communicator communicator) throws Exception {
        int[] receive = new int[communicator.size()];
        for (int round = 0; round < ROUNDS; round++) {
            communicator.allGather(new int[] {round}, 1, receive);
        }
        if (communicator.rank() == communicator.size() - 1) {
            // A test that kills this rank needs its process.
            System.out.println("failing rank " + communicator.rank() + " pid "
                    + ProcessHandle.current().pid());
            System.out.flush();
            fail(communicator);
        } else {
            communicator.allGather(new int[] {ROUNDS}, 1, receive);
            throw new AssertionError(
                    "rank " + communicator.rank() + ": the last rank's share arrived, expected a failure");
        }
    }
}

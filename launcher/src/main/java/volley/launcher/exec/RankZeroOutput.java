package volley.launcher.exec;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import volley.exchange.RankProgram;

/**
 * The standard output and error of a program that runs on every rank of the process at once: what rank 0 prints is printed, what
 * the others print is dropped. Threads that a rank starts count as the rank.
 */
final class RankZeroOutput {
    private final InheritableThreadLocal<Boolean> silent = new InheritableThreadLocal<>();

    /**
     * Runs something with {@code System.out} and {@code System.err} filtered.
     *
     * @param restore whether it is to be as before afterwards; not where several processes of a job share this JVM, as
     *     under MPJ Express, since those that are still running would print unfiltered
     */
    void during(boolean restore, Action action) throws Exception {
        var out = System.out;
        var err = System.err;
        System.setOut(filtered(out));
        System.setErr(filtered(err));
        try {
            action.run();
        } finally {
            System.out.flush();
            System.err.flush();
            if (restore) {
                System.setOut(out);
                System.setErr(err);
            }
        }
    }

    private PrintStream filtered(PrintStream original) {
        return new PrintStream(new Filter(original), true, original.charset());
    }

    /** The program, its thread known for its rank. */
    RankProgram of(RankProgram program) {
        return communicator -> {
            silent.set(communicator.rank() != 0);
            try {
                program.run(communicator);
            } finally {
                silent.remove();
            }
        };
    }

    /** What may fail. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    private final class Filter extends FilterOutputStream {
        Filter(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int oneByte) throws IOException {
            if (silent.get() != Boolean.TRUE) {
                out.write(oneByte);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (silent.get() != Boolean.TRUE) {
                out.write(bytes, offset, length);
            }
        }
    }
}

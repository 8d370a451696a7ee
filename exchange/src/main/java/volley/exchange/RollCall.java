package volley.exchange;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets the processes of a job ask each other how far their ranks have come, over TCP beside the transport, whose calls
 * are the ones that may be stuck. Nothing is sent before someone asks. A question is the job's token, without which
 * there is no answer; an answer is the process's number and its ranks' progress.
 */
final class RollCall implements Supplier<Attendance>, AutoCloseable {
    private static final int PATIENCE_MILLIS = 1000;
    private static final int LONGEST_CALL_SECONDS = 5;

    private final Progress progress;
    private final int ranksPerProcess;
    private final int process;
    private final ServerSocket server;
    private final List<CallingCard> cards;

    /** Collective: every process of {@code between} makes its own. */
    RollCall(Progress progress, Communicator between) {
        this.progress = progress;
        ranksPerProcess = progress.values().length;
        process = between.rank();
        try {
            server = new ServerSocket(0);
        } catch (IOException exception) {
            throw new UncheckedIOException("no port to listen on for the other processes", exception);
        }
        cards = CallingCard.exchange(between, server.getLocalPort());
        Thread.ofPlatform().name("roll-call").daemon().start(this::answer);
    }

    private void answer() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                if (new DataInputStream(socket.getInputStream()).readLong() == token()) {
                    var answer = new DataOutputStream(socket.getOutputStream());
                    answer.writeInt(process);
                    for (long value : progress.values()) {
                        answer.writeLong(value);
                    }
                }
            } catch (IOException exception) {
                // Whoever asked went away, or this process is done: the next one may ask.
            }
        }
    }

    /** Asks all other processes at once. */
    @Override
    public Attendance get() {
        var calls = new ArrayList<Callable<long[]>>();
        for (int other = 0; other < cards.size(); other++) {
            int callee = other;
            calls.add(() -> callee == process ? progress.values() : call(callee));
        }
        var processes = new ArrayList<Optional<long[]>>();
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (var call : executor.invokeAll(calls, LONGEST_CALL_SECONDS, TimeUnit.SECONDS)) {
                processes.add(answerOf(call));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            executor.shutdownNow();
        }
        return new Attendance(ranksPerProcess, processes);
    }

    private static Optional<long[]> answerOf(Future<long[]> call) throws InterruptedException {
        try {
            return Optional.of(call.get());
        } catch (ExecutionException | CancellationException silent) {
            return Optional.empty();
        }
    }

    private long[] call(int callee) throws IOException {
        for (var address : cards.get(callee).addresses()) {
            try {
                return call(
                        callee, new InetSocketAddress(address, cards.get(callee).port()));
            } catch (IOException unreachable) {
                // A host has addresses that only some others can reach.
            }
        }
        throw new IOException("process " + callee + " does not answer");
    }

    private long[] call(int callee, InetSocketAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            new DataOutputStream(socket.getOutputStream()).writeLong(token());
            var answer = new DataInputStream(socket.getInputStream());
            if (answer.readInt() != callee) {
                throw new IOException("another process has this address");
            }
            long[] values = new long[ranksPerProcess];
            for (int index = 0; index < values.length; index++) {
                values[index] = answer.readLong();
            }
            return values;
        }
    }

    private long token() {
        return cards.getFirst().secret();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException exception) {
            throw new UncheckedIOException("port " + server.getLocalPort() + " cannot be closed", exception);
        }
    }
}

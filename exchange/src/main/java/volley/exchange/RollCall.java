package volley.exchange;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Lets the processes of a job ask each other how far their ranks have come, over TCP beside the transport, whose calls
 * are the ones that may be stuck. Nothing is sent before someone asks. A question is the job's token, without which
 * there is no answer; an answer is the process's number and its ranks' progress.
 */
final class RollCall implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 1000;
    private static final int LONGEST_CALL_SECONDS = 5;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Progress progress;
    private final int ranksPerProcess;
    private final int process;
    private final ServerSocket server;
    private final List<CallingCard> cards;

    /** Collective: every process of {@code between} makes its own. */
    RollCall(Progress progress, Communicator between) {
        this(progress, between, anyPort());
    }

    /** @param server where to be asked; closed with this */
    RollCall(Progress progress, Communicator between, ServerSocket server) {
        this.progress = progress;
        this.server = server;
        ranksPerProcess = progress.values().length;
        process = between.rank();
        cards = CallingCard.exchange(between, server.getLocalPort());
        Thread.ofPlatform().name("roll-call").daemon().start(this::answer);
    }

    private static ServerSocket anyPort() {
        try {
            return new ServerSocket(0);
        } catch (IOException exception) {
            throw new UncheckedIOException("no port to listen on for the other processes", exception);
        }
    }

    private void answer() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                answer(socket);
            } catch (IOException exception) {
                // This process is done, or has no file descriptors left, which may pass.
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket socket) {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            if (new DataInputStream(socket.getInputStream()).readLong() == token()) {
                var answer = new DataOutputStream(socket.getOutputStream());
                answer.writeInt(process);
                for (long value : progress.values()) {
                    answer.writeLong(value);
                }
            }
        } catch (IOException exception) {
            // Whoever asked went away: the next one may ask.
        }
    }

    /**
     * Asks processes, all at once.
     *
     * @param asked the number of one, or {@link StallWatch#ALL}; the others count as not answering then
     */
    Attendance ask(int asked) {
        var calls = new ArrayList<Callable<Optional<long[]>>>();
        for (int other = 0; other < cards.size(); other++) {
            int callee = other;
            calls.add(() -> asked == StallWatch.ALL || asked == callee ? answerOf(callee) : Optional.empty());
        }
        var processes = new ArrayList<Optional<long[]>>();
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (var call : executor.invokeAll(calls, LONGEST_CALL_SECONDS, TimeUnit.SECONDS)) {
                processes.add(call.state() == Future.State.SUCCESS ? call.resultNow() : Optional.empty());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            executor.shutdownNow();
        }
        return new Attendance(ranksPerProcess, processes);
    }

    /** Of any of its addresses, called at once: a host has some that only some others can reach. */
    private Optional<long[]> answerOf(int callee) throws InterruptedException {
        if (callee == process) {
            return Optional.of(progress.values());
        }
        var card = cards.get(callee);
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return Optional.of(executor.invokeAny(card.addresses().stream()
                    .<Callable<long[]>>map(address -> () -> call(callee, new InetSocketAddress(address, card.port())))
                    .toList()));
        } catch (ExecutionException silent) {
            return Optional.empty();
        } finally {
            executor.shutdownNow();
        }
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

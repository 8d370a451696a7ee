package volley.exchange.mpj;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import volley.exchange.RankFailedException;
import volley.exchange.mpj.LinkMessage.Kind;
import volley.exchange.mpj.SupervisorAddress.Purpose;

/**
 * A rank's connection to the supervisor that started it. When it breaks, the supervisor is gone and this process ends
 * at once, so that no job outlives the command that the user typed. Standard output and standard error go through
 * connections of their own, because the runtime merges the two, drops lines and cannot carry every character.
 */
final class SupervisorLink implements Supervisor {
    /** Set by the first rank of a JVM that redirects the output, since ranks may share the JVM but not its classes. */
    private static final String OUTPUT_OWNER = "volley.mpj.output";

    private final int rank;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final InputStream watch;
    private final String[] arguments;
    private final ThreadGroup rankThreads = Thread.currentThread().getThreadGroup();
    private final PrintStream runtimeOut = System.out;
    private final PrintStream runtimeErr = System.err;
    private final boolean ownsOutput;
    private volatile boolean ended;

    private volatile long collectives;
    private volatile LinkMessage firstToFinish = new LinkMessage(Kind.OTHER_FINISHING, Long.MAX_VALUE, "");

    private SupervisorLink(SupervisorAddress address, int rank) throws IOException {
        this.rank = rank;
        Socket socket = address.connect(Purpose.LINK, rank);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        arguments = new String[in.readInt()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = in.readUTF();
        }
        watch = address.connect(Purpose.WATCH, rank).getInputStream();
        ownsOutput = System.getProperties().putIfAbsent(OUTPUT_OWNER, "rank " + rank) == null;
        if (ownsOutput) {
            System.setOut(stream(address.connect(Purpose.OUT, rank)));
            System.setErr(stream(address.connect(Purpose.ERR, rank)));
        }
    }

    /** @throws IOException when the supervisor cannot be reached */
    static SupervisorLink to(SupervisorAddress address, int rank) throws IOException {
        var link = new SupervisorLink(address, rank);
        Thread.ofPlatform().daemon().name("supervisor-link").start(link::listen);
        Thread.ofPlatform().daemon().name("supervisor-watch").start(link::watch);
        Runtime.getRuntime().addShutdownHook(new Thread(link::reportEarlyEnd, "supervisor-farewell"));
        return link;
    }

    private static PrintStream stream(Socket socket) throws IOException {
        return new PrintStream(socket.getOutputStream(), false, StandardCharsets.UTF_8);
    }

    private void listen() {
        try {
            while (true) {
                var message = LinkMessage.read(in);
                if (message.number() < firstToFinish.number()) {
                    firstToFinish = message;
                    checkOthersStillCome();
                }
            }
        } catch (IOException lost) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** The rank ends with its supervisor or the way to it, though there may be data for it under way. */
    private void watch() {
        try {
            watch.transferTo(OutputStream.nullOutputStream());
        } catch (IOException lost) {
            // As good as ended.
        }
        Runtime.getRuntime().halt(1);
    }

    /** What ends the JVM from within, System.exit or a signal, still lets it say so. */
    private void reportEarlyEnd() {
        if (!ended) {
            EarlyExit.reason(rankThreads)
                    .ifPresent(reason -> send(Kind.FAILED, 1, "rank " + rank + " failed: " + reason));
        }
    }

    @Override
    public String[] arguments(String[] fromRuntime) {
        return arguments.clone();
    }

    @Override
    public void joined() {
        send(Kind.JOINED, 0, "");
    }

    @Override
    public void enterCollective() {
        collectives = collectives + 1;
        checkOthersStillCome();
    }

    /** All ranks call the same collectives, so that none can complete that a finished rank has not called. */
    private void checkOthersStillCome() {
        var finished = firstToFinish;
        if (collectives > finished.number()) {
            failed(1, RankFailedException.endedEarly(finished.text()));
        }
    }

    @Override
    public void finishing() {
        send(Kind.FINISHING, collectives, "");
    }

    @Override
    public void done(int status) {
        ended = true;
        if (ownsOutput) {
            // What follows is the runtime's, and none of the user's business.
            System.out.flush();
            System.err.flush();
            System.setOut(runtimeOut);
            System.setErr(runtimeErr);
        }
        send(Kind.DONE, status, "");
    }

    @Override
    public void failed(int status, String reason) {
        try {
            ended = true;
            System.out.flush();
            System.err.flush();
            send(Kind.FAILED, status, reason);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private synchronized void send(Kind kind, long number, String text) {
        try {
            new LinkMessage(kind, number, text).write(out);
        } catch (IOException lost) {
            Runtime.getRuntime().halt(1);
        }
    }
}

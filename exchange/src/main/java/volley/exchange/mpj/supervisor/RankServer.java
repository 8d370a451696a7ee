package volley.exchange.mpj.supervisor;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import volley.exchange.mpj.LinkMessage;
import volley.exchange.mpj.SupervisorAddress;

/** Takes the ranks' connections: makes events of what they say, and forwards what they print. */
final class RankServer {
    private static final int TOKEN_BYTES = 16;
    private static final int HANDSHAKE_MILLIS = 10_000;

    /** What MPJ Express says when all is well, and how it goes on about a failure that is told anyway. */
    private static final Pattern CHATTER =
            Pattern.compile("MPJ Express .* is started in the .*|(Starting process|Stopping Process) <\\d+> on <.*>"
                    + "| rest of the exceptions |\tat runtime\\.starter\\..*|\tat volley\\..*\\.Tether\\..*");

    private static final Pattern DAEMON_MISSING =
            Pattern.compile("Cannot connect to the daemon at machine <(.*)> and port <(\\d+)>");

    private static final Duration DRAIN_LOOK = Duration.ofMillis(2);

    private final ServerSocket server = new ServerSocket();
    private final SupervisorAddress address;
    private final List<String> arguments;
    private final Processes processes;
    private final Queue<JobEvent> events;
    private final Queue<RankLink> links = new ConcurrentLinkedQueue<>();
    private final Set<Thread> pumps = ConcurrentHashMap.newKeySet();
    private final AtomicInteger writing = new AtomicInteger();
    private volatile long lastForwarded = System.nanoTime();

    /**
     * @param host where the ranks reach this process; no other address is listened at
     * @param arguments the user's, for each rank
     * @param processes takes the ranks' processes, which the runtime may have started behind our back
     * @param events takes what happens
     */
    RankServer(InetAddress host, List<String> arguments, Processes processes, Queue<JobEvent> events)
            throws IOException {
        this.arguments = arguments;
        this.processes = processes;
        this.events = events;
        server.bind(new InetSocketAddress(host, 0));
        var token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        address = new SupervisorAddress(HexFormat.of().formatHex(token), server.getLocalPort(), host.getHostAddress());
        Thread.ofVirtual().start(this::accept);
    }

    SupervisorAddress address() {
        return address;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The job is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            var caller = address.welcome(socket);
            socket.setSoTimeout(0);
            switch (caller.purpose()) {
                case LINK -> listen(caller, socket);
                case OUT -> pump(socket.getInputStream(), System.out);
                case ERR -> pump(socket.getInputStream(), System.err);
                case WATCH -> watch(caller, socket);
            }
        } catch (IOException stranger) {
            // Whoever cannot introduce himself is none of our ranks.
        }
    }

    /** Of a host that is lost while data for its rank are under way, the rank's link says nothing for long. */
    private void watch(SupervisorAddress.Caller caller, Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException lost) {
            events.add(new JobEvent.Lost(caller.rank(), link(caller, socket) + " is lost: " + lost.getMessage()));
        }
    }

    private static RankLink link(SupervisorAddress.Caller caller, Socket socket) {
        return new RankLink(socket, socket.getInetAddress().getHostAddress(), caller.processId());
    }

    private void listen(SupervisorAddress.Caller caller, Socket socket) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(arguments.size());
        for (String argument : arguments) {
            out.writeUTF(argument);
        }
        var link = link(caller, socket);
        link.localProcess().ifPresent(processes::add);
        links.add(link);
        events.add(new JobEvent.Arrived(caller.rank(), link));
        try {
            var in = new DataInputStream(socket.getInputStream());
            while (true) {
                events.add(new JobEvent.Said(caller.rank(), LinkMessage.read(in)));
            }
        } catch (EOFException ended) {
            events.add(new JobEvent.Lost(caller.rank(), link + " was killed or crashed"));
        } catch (IOException lost) {
            events.add(new JobEvent.Lost(caller.rank(), link + " is lost: " + lost.getMessage()));
        }
    }

    /** Forwards bytes as they come, until the other side ends. */
    private void pump(InputStream from, PrintStream to) throws IOException {
        Thread current = Thread.currentThread();
        pumps.add(current);
        try {
            var buffer = new byte[1 << 16];
            for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
                forward(buffer, length, to);
            }
        } finally {
            pumps.remove(current);
        }
    }

    private void forward(byte[] bytes, int length, PrintStream to) {
        writing.incrementAndGet();
        to.write(bytes, 0, length);
        to.flush();
        lastForwarded = System.nanoTime();
        writing.decrementAndGet();
    }

    /** Forwards the lines that the runtime prints by itself, such as a JVM's errors; {@link #drain} waits for them. */
    void forwardRuntime(InputStream from, PrintStream to) {
        var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8)).lines();
        pumps.add(Thread.ofVirtual().start(() -> {
            try {
                lines.filter(this::isWorthForwarding).forEach(to::println);
            } catch (UncheckedIOException ended) {
                // Nothing more will come.
            }
        }));
    }

    private boolean isWorthForwarding(String line) {
        var missing = DAEMON_MISSING.matcher(line);
        if (missing.find()) {
            events.add(new JobEvent.DaemonMissing(missing.group(1), Integer.parseInt(missing.group(2))));
            return false;
        }
        return !CHATTER.matcher(line).matches();
    }

    /**
     * Waits until everything that ended processes have printed is forwarded, for as long as whoever reads it takes.
     *
     * @param silence after which nothing more is expected, such as from a connection that a host has left open
     */
    void drain(Duration silence) throws InterruptedException {
        lastForwarded = System.nanoTime();
        while (pumps.stream().anyMatch(Thread::isAlive)
                && (writing.get() > 0 || System.nanoTime() - lastForwarded < silence.toNanos())) {
            Thread.sleep(DRAIN_LOOK);
        }
    }

    /** Ends every rank that still lives, on any host, and takes no more connections. */
    void endRanks() throws IOException {
        server.close();
        links.forEach(RankLink::close);
    }
}

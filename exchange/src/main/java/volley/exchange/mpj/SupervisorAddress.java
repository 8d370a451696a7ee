package volley.exchange.mpj;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;

/**
 * Where a rank finds its supervisor, and how it introduces itself there:
 *
 * <pre>
 *   UTF token | byte purpose | int rank | long process id
 * </pre>
 *
 * @param token what only this job's ranks know, so that another job's rank or a stranger is turned away
 */
public record SupervisorAddress(String token, int port, String host) {
    /** The system property that brings a rank the {@link #toString address}. */
    public static final String PROPERTY = "volley.mpj.supervisor";

    private static final int CONNECT_MILLIS = 20_000;

    /** Seconds of silence until the kernel asks whether the other host is still there, then between two questions. */
    private static final int KEEP_ALIVE_IDLE_S = 4;

    private static final int KEEP_ALIVE_INTERVAL_S = 2;
    private static final int KEEP_ALIVE_QUESTIONS = 4;

    /** What a connection is for. */
    public enum Purpose {
        /** {@link LinkMessage}s; as long as it stands both sides live. */
        LINK,
        /** The bytes of standard output. */
        OUT,
        /** The bytes of standard error. */
        ERR,
        /**
         * Nothing is said. Of a connection with data under way the kernel does not ask whether the other host is still
         * there, but sends them again for a quarter of an hour; of this one it always asks.
         */
        WATCH
    }

    /** Who has connected, and what for. */
    public record Caller(Purpose purpose, int rank, long processId) {}

    /** @param text as {@link #toString} makes it */
    public static SupervisorAddress parse(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException(PROPERTY + " " + text + ": expected TOKEN:PORT:HOST");
        }
        return new SupervisorAddress(parts[0], Integer.parseInt(parts[1]), parts[2]);
    }

    Socket connect(Purpose purpose, int rank) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        watch(socket);
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeUTF(token);
        out.writeByte(purpose.ordinal());
        out.writeInt(rank);
        out.writeLong(ProcessHandle.current().pid());
        out.flush();
        return socket;
    }

    /** @throws IOException when the caller does not know the token */
    public Caller welcome(Socket socket) throws IOException {
        watch(socket);
        var in = new DataInputStream(socket.getInputStream());
        if (!in.readUTF().equals(token)) {
            throw new IOException("a caller without this job's token");
        }
        return new Caller(Purpose.values()[in.readUnsignedByte()], in.readInt(), in.readLong());
    }

    /**
     * Has the kernel find out within seconds that the other host is lost. It does so even while a garbage collection
     * stops the JVM, which a heartbeat of our own could not survive.
     */
    private static void watch(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_S);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_INTERVAL_S);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_QUESTIONS);
        }
    }

    @Override
    public String toString() {
        return token + ":" + port + ":" + host;
    }
}

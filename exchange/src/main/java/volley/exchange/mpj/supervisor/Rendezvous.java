package volley.exchange.mpj.supervisor;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the ranks of this host learn each other's ports, in place of MPJ Express's starter and daemon: those would
 * listen on every network interface and run whatever anyone sends, which a job on one host need not risk. A rank sends
 *
 * <pre>
 *   UTF "Sending Info" | int write port | int read port | int rank
 * </pre>
 *
 * and once all have, each gets UTF {@code #Peer Information;HOST@READ@WRITE@RANK@0;...} in order of rank.
 */
final class Rendezvous implements AutoCloseable {
    /** Largest message in bytes that a sender does not announce first; MPJ Express's own default. */
    private static final int PROTOCOL_SWITCH_LIMIT = 131_072;

    private static final String GREETING = "Sending Info";
    private static final int HANDSHAKE_MILLIS = 10_000;

    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final String[] peers;
    private final List<Socket> waiting = new ArrayList<>();

    Rendezvous(int size) throws IOException {
        peers = new String[size];
        Thread.ofVirtual().start(this::introduce);
    }

    /** What each rank is given as its second argument. */
    String configuration() {
        return String.join(
                ";",
                "#Number of Processes",
                Integer.toString(peers.length),
                "#Protocol Switch Limit",
                Integer.toString(PROTOCOL_SWITCH_LIMIT),
                "#Server Name",
                server.getInetAddress().getHostAddress(),
                "#Server Port",
                Integer.toString(server.getLocalPort()));
    }

    private void introduce() {
        try (server) {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> welcome(socket));
            }
        } catch (IOException closed) {
            // All have come, or the job is over.
        }
    }

    /** Whoever does not introduce itself in time as a rank that is still missed is turned away. */
    private void welcome(Socket socket) {
        try {
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            read(socket);
        } catch (IOException stranger) {
            close(socket);
        }
    }

    private void read(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        String greeting = in.readUTF();
        int writePort = in.readInt();
        int readPort = in.readInt();
        int rank = in.readInt();
        if (!greeting.equals(GREETING) || rank < 0 || rank >= peers.length) {
            throw new IOException("greeting " + greeting + " of rank " + rank + ": expected " + GREETING + " of one of "
                    + peers.length + " ranks");
        }
        String peer = String.join(
                "@",
                socket.getInetAddress().getHostAddress(),
                Integer.toString(readPort),
                Integer.toString(writePort),
                Integer.toString(rank),
                "0");
        take(rank, peer, socket);
    }

    private synchronized void take(int rank, String peer, Socket socket) throws IOException {
        if (peers[rank] != null) {
            throw new IOException("rank " + rank + " has come twice");
        }
        peers[rank] = peer;
        waiting.add(socket);
        if (waiting.size() == peers.length) {
            String all = "#Peer Information;" + String.join(";", peers);
            for (var one : waiting) {
                try (one) {
                    new DataOutputStream(one.getOutputStream()).writeUTF(all);
                }
            }
            server.close();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is gone in either case.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

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

    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final String[] peers;

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
        var waiting = new ArrayList<Socket>();
        try (server) {
            while (waiting.size() < peers.length) {
                var socket = server.accept();
                waiting.add(socket);
                read(socket);
            }
            answer(waiting);
        } catch (IOException broken) {
            // The rank that could not be introduced fails, or is missed.
        }
    }

    private void read(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        in.readUTF();
        int writePort = in.readInt();
        int readPort = in.readInt();
        int rank = in.readInt();
        peers[rank] = String.join(
                "@",
                socket.getInetAddress().getHostAddress(),
                Integer.toString(readPort),
                Integer.toString(writePort),
                Integer.toString(rank),
                "0");
    }

    private void answer(List<Socket> waiting) throws IOException {
        String all = "#Peer Information;" + String.join(";", peers);
        for (var socket : waiting) {
            try (socket) {
                new DataOutputStream(socket.getOutputStream()).writeUTF(all);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

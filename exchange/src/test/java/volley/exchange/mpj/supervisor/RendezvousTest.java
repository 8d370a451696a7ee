package volley.exchange.mpj.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RendezvousTest {
    private static Socket connect(Rendezvous rendezvous) throws IOException {
        String configuration = rendezvous.configuration();
        int port = Integer.parseInt(configuration.substring(configuration.lastIndexOf(';') + 1));
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static Socket introduce(Rendezvous rendezvous, String greeting, int rank) throws IOException {
        var socket = connect(rendezvous);
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeUTF(greeting);
        out.writeInt(100 + rank);
        out.writeInt(200 + rank);
        out.writeInt(rank);
        return socket;
    }

    private static String answerTo(Socket socket) throws IOException {
        return new DataInputStream(socket.getInputStream()).readUTF();
    }

    @Test
    void shouldTellEachRankWhereAllAre() throws IOException {
        try (var rendezvous = new Rendezvous(2);
                var second = introduce(rendezvous, "Sending Info", 1);
                var first = introduce(rendezvous, "Sending Info", 0)) {
            String all = "#Peer Information;127.0.0.1@200@100@0@0;127.0.0.1@201@101@1@0";
            assertEquals(all, answerTo(first));
            assertEquals(all, answerTo(second));
        }
    }

    /** One is silent, one talks something else, one gives a rank that is none. */
    @Test
    void shouldNotBeDisturbedByStrangers() throws IOException {
        try (var rendezvous = new Rendezvous(1);
                var silent = connect(rendezvous);
                var other = introduce(rendezvous, "GET / HTTP/1.1", 0);
                var none = introduce(rendezvous, "Sending Info", 1)) {
            assertEquals(-1, other.getInputStream().read());
            assertEquals(-1, none.getInputStream().read());
            assertTrue(silent.isConnected());
            try (var only = introduce(rendezvous, "Sending Info", 0)) {
                assertEquals("#Peer Information;127.0.0.1@200@100@0@0", answerTo(only));
            }
        }
    }
}

package volley.exchange.mpj.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import volley.exchange.mpj.SupervisorAddress;
import volley.exchange.mpj.SupervisorAddress.Purpose;

@Timeout(30)
class RankServerTest {
    private final LinkedBlockingQueue<JobEvent> events = new LinkedBlockingQueue<>();

    private static Socket connect(SupervisorAddress address, Purpose purpose, int rank) throws IOException {
        var socket = new Socket(address.host(), address.port());
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeUTF(address.token());
        out.writeByte(purpose.ordinal());
        out.writeInt(rank);
        out.writeLong(4711);
        return socket;
    }

    private RankServer server() throws IOException {
        return new RankServer(InetAddress.getLoopbackAddress(), List.of("run"), new Processes(), events);
    }

    /** Its link, over which data may be under way, stands all the while. */
    @Test
    void shouldNoticeThatTheConnectionIsLostOnWhichNothingIsSaid() throws Exception {
        var server = server();
        try (var link = connect(server.address(), Purpose.LINK, 3)) {
            assertEquals(3, ((JobEvent.Arrived) events.take()).rank());
            var watch = connect(server.address(), Purpose.WATCH, 3);
            watch.setSoLinger(true, 0);
            watch.close();
            var lost = (JobEvent.Lost) events.take();
            assertEquals(3, lost.rank());
            assertEquals("process 4711 on 127.0.0.1 is lost: Connection reset", lost.reason());
            assertTrue(link.isConnected());
        } finally {
            server.endRanks();
        }
    }

    /** As it does when the rank has ended. */
    @Test
    void shouldTakeItsEndForNoLoss() throws Exception {
        var server = server();
        try {
            var link = connect(server.address(), Purpose.LINK, 0);
            events.take();
            connect(server.address(), Purpose.WATCH, 0).close();
            link.close();
            var lost = (JobEvent.Lost) events.take();
            assertTrue(lost.reason().endsWith(" was killed or crashed"), lost.reason());
            assertTrue(events.isEmpty(), events::toString);
        } finally {
            server.endRanks();
        }
    }
}

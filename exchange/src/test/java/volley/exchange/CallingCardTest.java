package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import volley.exchange.CallingCard.Found;

class CallingCardTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void shouldGiveTheAddressesOfBridgesLate() throws UnknownHostException {
        var network = InetAddress.getByName("10.1.2.3");
        var network6 = InetAddress.getByName("2001:db8::3");
        var bridge = InetAddress.getByName("172.17.0.1");
        var found = List.of(new Found(bridge, true), new Found(network6, false), new Found(network, false));
        assertEquals(List.of(network, network6, bridge, LOOPBACK), CallingCard.inOrder(found, LOOPBACK));
    }

    @Test
    void shouldReachAHostBehindManyBridges() throws UnknownHostException {
        var found = new ArrayList<Found>();
        for (int i = 0; i < 40; i++) {
            found.add(new Found(InetAddress.getByName("172.17." + i + ".1"), true));
        }
        var network = InetAddress.getByName("10.1.2.3");
        found.add(new Found(network, false));
        var addresses = CallingCard.inOrder(found, LOOPBACK);
        assertEquals(16, addresses.size());
        assertEquals(network, addresses.getFirst());
        assertEquals(LOOPBACK, addresses.getLast());
    }

    @Test
    void shouldGiveNoAddressThatLeadsNowhere() throws UnknownHostException {
        var found = List.of(
                new Found(InetAddress.getByName("169.254.1.1"), false),
                new Found(InetAddress.getByName("fe80::1"), false),
                new Found(LOOPBACK, false));
        assertEquals(List.of(LOOPBACK), CallingCard.inOrder(found, LOOPBACK));
    }
}

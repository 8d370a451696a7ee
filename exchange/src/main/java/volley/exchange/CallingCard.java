package volley.exchange;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a process can be reached, as all processes tell each other through the transport, in ints:
 *
 * <pre>
 *   0 1       2      3          4 ... 7     8 ... 11   ...
 *   secret    port   addresses  address 0   address 1  ...
 * </pre>
 *
 * An address takes 16 bytes, an IPv4 one mapped into IPv6.
 *
 * @param secret random; that of process 0 is the whole job's
 */
record CallingCard(long secret, int port, List<InetAddress> addresses) {
    private static final int MOST_ADDRESSES = 16;
    private static final int ADDRESS_BYTES = 16;
    private static final int BYTES = Long.BYTES + 2 * Integer.BYTES + MOST_ADDRESSES * ADDRESS_BYTES;
    private static final int INTS = BYTES / Integer.BYTES;
    private static final byte[] IPV4_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    /** Collective: this process's card goes to all, and theirs come back in order of process. */
    static List<CallingCard> exchange(Communicator between, int port) {
        int[] own = new int[INTS];
        new CallingCard(new SecureRandom().nextLong(), port, ownAddresses())
                .toBytes()
                .asIntBuffer()
                .get(own);
        int[] all = new int[between.gatheredLength(INTS)];
        between.allGather(own, INTS, all);
        var cards = new ArrayList<CallingCard>();
        for (int process = 0; process < between.size(); process++) {
            var bytes = ByteBuffer.allocate(BYTES);
            bytes.asIntBuffer().put(all, process * INTS, INTS);
            cards.add(fromBytes(bytes));
        }
        return cards;
    }

    private static List<InetAddress> ownAddresses() {
        try {
            var found = NetworkInterface.networkInterfaces()
                    .flatMap(network -> network.inetAddresses().map(address -> new Found(address, isBridge(network))))
                    .toList();
            return inOrder(found, InetAddress.getLoopbackAddress());
        } catch (SocketException exception) {
            throw new UncheckedIOException("this host's network interfaces cannot be listed", exception);
        }
    }

    /** An address of this host, and whether it belongs to a bridge, which often leads to this host's containers alone. */
    record Found(InetAddress address, boolean ofBridge) {}

    /** Where Linux tells. */
    private static boolean isBridge(NetworkInterface network) {
        return Files.exists(Path.of("/sys/class/net", network.getName(), "bridge"));
    }

    /**
     * The addresses to give, IPv4 first, bridges late. Loopback comes last and is given always: it reaches only
     * processes of the same host.
     */
    static List<InetAddress> inOrder(List<Found> found, InetAddress loopback) {
        var addresses = new ArrayList<>(found.stream()
                .filter(one -> !one.address.isLinkLocalAddress() && !one.address.isLoopbackAddress())
                .sorted(Comparator.comparing(Found::ofBridge)
                        .thenComparing(one -> !(one.address instanceof Inet4Address)))
                .map(Found::address)
                .limit(MOST_ADDRESSES - 1)
                .toList());
        addresses.add(loopback);
        return addresses;
    }

    private ByteBuffer toBytes() {
        var bytes = ByteBuffer.allocate(BYTES).putLong(secret).putInt(port).putInt(addresses.size());
        for (var address : addresses) {
            if (address instanceof Inet4Address) {
                bytes.put(IPV4_PREFIX);
            }
            bytes.put(address.getAddress());
        }
        return bytes.rewind();
    }

    private static CallingCard fromBytes(ByteBuffer bytes) {
        long secret = bytes.getLong();
        int port = bytes.getInt();
        int count = bytes.getInt();
        var addresses = new ArrayList<InetAddress>();
        for (int i = 0; i < count; i++) {
            byte[] address = new byte[ADDRESS_BYTES];
            bytes.get(address);
            try {
                addresses.add(InetAddress.getByAddress(address));
            } catch (UnknownHostException impossible) {
                throw new AssertionError("an address has 16 bytes", impossible);
            }
        }
        return new CallingCard(secret, port, addresses);
    }
}

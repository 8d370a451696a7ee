package volley.exchange.mpj.supervisor;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The hosts of a cluster.
 *
 * @param names one for each host, in order of rank
 */
record Hosts(List<String> names) {
    /** Any port does: nothing is sent. */
    private static final int DISCARD_PORT = 9;

    /** Reads one name a line; unlike MPJ Express, takes no offence at blank lines and comments after {@code #}. */
    static Hosts read(Path file) throws JobException, IOException {
        try {
            var names = Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (names.isEmpty()) {
                throw JobException.usage("mpjrun: -machinesfile " + file + " names no host, expected one a line");
            }
            return new Hosts(names);
        } catch (NoSuchFileException missing) {
            throw JobException.usage("mpjrun: -machinesfile " + file + ": there is no such file");
        }
    }

    /** The most ranks that a host gets: consecutive ranks go to hosts in equal shares. */
    int ranksOfHost(int ranks) {
        return (ranks + names.size() - 1) / names.size();
    }

    /** The address of this host that the others reach. */
    InetAddress head() throws JobException, IOException {
        for (var address : addresses()) {
            if (!address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) == null) {
                try (var route = new DatagramSocket()) {
                    route.connect(new InetSocketAddress(address, DISCARD_PORT));
                    return route.getLocalAddress();
                }
            }
        }
        return InetAddress.getLoopbackAddress();
    }

    private List<InetAddress> addresses() throws JobException {
        var addresses = new ArrayList<InetAddress>();
        for (String name : names) {
            try {
                addresses.add(InetAddress.getByName(name));
            } catch (UnknownHostException unknown) {
                throw JobException.usage("mpjrun: host " + name + " of the machines file cannot be resolved");
            }
        }
        return addresses;
    }
}

package volley.exchange.mpj.supervisor;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Optional;
import volley.exchange.mpj.LinkMessage;

/**
 * The supervisor's end of a rank's link.
 *
 * @param host the rank's address
 * @param processId on that host
 */
record RankLink(Socket socket, String host, long processId) {
    /** Tells the rank; if it cannot be told, whoever reads from it will notice. */
    void tell(LinkMessage message) {
        try {
            message.write(new DataOutputStream(socket.getOutputStream()));
        } catch (IOException lost) {
            close();
        }
    }

    /** The rank ends with its link, wherever it runs. */
    void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is gone in either case.
        }
    }

    /** The rank's process, when it runs on this host. */
    Optional<ProcessHandle> localProcess() {
        try {
            boolean local = socket.getInetAddress().isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(socket.getInetAddress()) != null;
            return local ? ProcessHandle.of(processId) : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** How a message names the process. */
    @Override
    public String toString() {
        return "process " + processId + " on " + host;
    }
}

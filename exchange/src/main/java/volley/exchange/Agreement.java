package volley.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether all ranks of a job were told the same: ranks that simulate different networks, or count the ranks differently,
 * would go on with spikes that mean nothing.
 */
public final class Agreement {
    private static final String NOTHING = "nothing";

    private Agreement() {}

    /**
     * Collective: compares texts, one thing that has to agree in each line.
     *
     * @param text of this rank
     * @return on every rank the same: nothing if all texts are equal, otherwise which rank is the first to differ from
     *     rank 0, and in what, such as {@code rank 1 has "seed 2", rank 0 "seed 1"}
     */
    public static Optional<String> difference(Communicator communicator, String text) {
        if (areEqual(communicator, text)) {
            return Optional.empty();
        }
        List<byte[]> texts = communicator.gather(text.getBytes(StandardCharsets.UTF_8));
        String difference = communicator.rank() == 0 ? firstDifference(texts) : "";
        return Optional.of(Broadcast.text(communicator, difference));
    }

    /** The smallest and the largest of a hash tell, in one reduction; so do those of the length, of texts made to collide. */
    private static boolean areEqual(Communicator communicator, String text) {
        long hash = hash(text);
        var bounds = new long[] {hash, ~hash, text.length(), ~text.length()};
        communicator.allReduce(bounds, Reduction.MAX);
        return bounds[0] == ~bounds[1] && bounds[2] == ~bounds[3];
    }

    /** FNV-1a of 64 bits (Fowler, Noll, Vo), over characters. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static String firstDifference(List<byte[]> texts) {
        var first = lines(texts.getFirst());
        for (int rank = 1; rank < texts.size(); rank++) {
            var other = lines(texts.get(rank));
            for (int line = 0; line < Math.max(first.size(), other.size()); line++) {
                String expected = line < first.size() ? first.get(line) : null;
                String found = line < other.size() ? other.get(line) : null;
                if (!Objects.equals(expected, found)) {
                    return "rank " + rank + " has " + quoted(found) + ", rank 0 " + quoted(expected);
                }
            }
        }
        throw new IllegalStateException("texts of different hash are the same on all " + texts.size() + " ranks");
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private static String quoted(String line) {
        return line == null ? NOTHING : '"' + line + '"';
    }
}

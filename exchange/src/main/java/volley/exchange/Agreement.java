package volley.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Whether all ranks of a job were told the same: ranks that simulate different networks, or count the ranks differently,
 * would go on with spikes that mean nothing.
 */
public final class Agreement {
    private static final String NOTHING = "nothing";

    private Agreement() {}

    /**
     * How a rank was told something else than rank 0.
     *
     * @param rank the first that differs
     * @param found the first line in which it does, quoted, or {@code nothing} where it has fewer lines
     * @param expected that line on rank 0, likewise
     */
    public record Difference(int rank, String found, String expected) {
        /** Such as {@code rank 1 has "seed 2", rank 0 "seed 1"}. */
        @Override
        public String toString() {
            return describe("rank");
        }

        /** @param noun what a member of the communicator is called */
        public String describe(String noun) {
            return noun + " " + rank + " has " + found + ", " + noun + " 0 " + expected;
        }
    }

    /**
     * Collective: compares texts, one thing that has to agree in each line.
     *
     * @param text of this rank
     * @return on every rank the same: nothing if all texts are equal
     */
    public static Optional<Difference> difference(Communicator communicator, String text) {
        if (areEqual(communicator, text)) {
            return Optional.empty();
        }
        List<byte[]> texts = communicator.gather(text.getBytes(StandardCharsets.UTF_8));
        String found = communicator.rank() == 0 ? encode(firstDifference(texts)) : "";
        return Optional.of(decode(Broadcast.text(communicator, found)));
    }

    /** The largest and the smallest of a hash tell, in one reduction: the smallest x is the complement of the largest ~x. */
    private static boolean areEqual(Communicator communicator, String text) {
        long hash = hash(text);
        var bounds = new long[] {hash, ~hash};
        communicator.allReduce(bounds, Reduction.MAX);
        return bounds[0] == ~bounds[1];
    }

    /** FNV-1a of 64 bits (Fowler, Noll, Vo), over characters. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static Difference firstDifference(List<byte[]> texts) {
        var first = lines(texts.getFirst());
        for (int rank = 1; rank < texts.size(); rank++) {
            var other = lines(texts.get(rank));
            for (int line = 0; line < Math.max(first.size(), other.size()); line++) {
                String expected = quoted(first, line);
                String found = quoted(other, line);
                if (!expected.equals(found)) {
                    return new Difference(rank, found, expected);
                }
            }
        }
        throw new IllegalStateException(
                "the texts of " + texts.size() + " ranks differ in hash, expected a difference in a line");
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private static String quoted(List<String> lines, int line) {
        return line < lines.size() ? '"' + lines.get(line) + '"' : NOTHING;
    }

    private static String encode(Difference difference) {
        return difference.rank + "\n" + difference.found + "\n" + difference.expected;
    }

    private static Difference decode(String text) {
        var parts = text.lines().toList();
        return new Difference(Integer.parseInt(parts.get(0)), parts.get(1), parts.get(2));
    }
}

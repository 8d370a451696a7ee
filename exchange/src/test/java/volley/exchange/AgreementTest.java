package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AgreementTest {
    private static final int RANKS = 4;

    @Test
    void shouldFindNoDifferenceWhereAllRanksHaveTheSame() throws Exception {
        assertFound(Optional.empty(), rank -> "seed 1\nneurons 100");
        assertFound(Optional.empty(), rank -> "");
    }

    @Test
    void shouldNameTheFirstRankThatDiffersAndInWhat() throws Exception {
        assertFound(
                Optional.of("rank 2 has \"seed 2\", rank 0 \"seed 1\""),
                rank -> "neurons 100\nseed " + (rank < 2 ? 1 : rank));
    }

    @Test
    void shouldNameWhatARankHasBeyondTheOthersOrLacks() throws Exception {
        assertFound(
                Optional.of("rank 3 has \"voltmeter\", rank 0 nothing"),
                rank -> rank == 3 ? "seed\nvoltmeter" : "seed");
        assertFound(
                Optional.of("rank 1 has nothing, rank 0 \"voltmeter\""),
                rank -> rank == 1 ? "seed" : "seed\nvoltmeter");
    }

    /** Every rank is told the same. */
    private static void assertFound(Optional<String> expected, IntFunction<String> textOfRank) throws Exception {
        var found = new AtomicReferenceArray<Optional<String>>(RANKS);
        new RankGroup(RANKS, new SingleProcess())
                .run(communicator -> found.set(
                        communicator.rank(),
                        Agreement.difference(communicator, textOfRank.apply(communicator.rank()))
                                .map(Agreement.Difference::toString)));
        for (int rank = 0; rank < RANKS; rank++) {
            assertEquals(expected, found.get(rank), "on rank " + rank);
        }
    }
}

package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BlockSizeTest {
    private final BlockSize size = new BlockSize();

    @Test
    void shouldBeSmallWithoutSpikes() {
        assertEquals(32, size.bytes());
        size.learn(0, 0);
        assertEquals(32, size.bytes());
    }

    @Test
    void shouldHoldWhatAllRanksSendAndSomeMore() {
        size.learn(1000, 900);
        assertEquals(1264, size.bytes());
    }

    @Test
    void shouldNotFollowTheBurstOfOneRank() {
        size.learn(1_000_000, 100);
        assertTrue(size.bytes() < 400, size.bytes() + " bytes");
    }

    @Test
    void shouldForgetABurstOfAllRanks() {
        size.learn(100_000, 100_000);
        assertTrue(size.bytes() > 100_000);
        for (int interval = 0; interval < 1000; interval++) {
            size.learn(10, 10);
        }
        assertEquals(32, size.bytes());
    }

    @Test
    void shouldStayWithinWhatAnIntCanTell() {
        var size = new BlockSize();
        size.learn(2_000_000_000, 2_000_000_000);
        assertEquals(2_147_483_640, size.bytes());
    }
}

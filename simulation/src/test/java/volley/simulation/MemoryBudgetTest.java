package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import volley.partition.UserException;

class MemoryBudgetTest {
    @Test
    void shouldNotKeepWhatItRefuses() {
        var budget = MemoryBudget.ofHeap(2);
        budget.claim(1000, () -> "a little");
        double left = budget.left();
        assertThrows(UserException.class, () -> budget.claim(1e15, () -> "too much"));
        assertEquals(left, budget.left());
        assertEquals(1000, budget.claimed());
    }

    @Test
    void shouldTellLessThanAGibibyteInMebibytes() {
        var budget = MemoryBudget.of(2, 300 << 20);
        budget.claim(100 << 20, () -> "much");
        var refusal = assertThrows(UserException.class, () -> budget.claim(60 << 20, () -> "more"));
        assertEquals(
                "more brings the need of memory to 320 MiB on 2 ranks in a process, of which the heap has 300 MiB:"
                        + " expected a smaller network, more processes, or a larger heap",
                refusal.getMessage());
    }

    /** As small heaps leave it, of which the reserve takes all. */
    @Test
    void shouldTellLessThanAMebibyteInKibibytes() {
        var budget = MemoryBudget.of(1, -1);
        var refusal = assertThrows(UserException.class, () -> budget.claim(100 << 10, () -> "a little"));
        assertEquals(
                "a little brings the need of memory to 100 KiB on 1 rank in a process, of which the heap has 0 KiB:"
                        + " expected a smaller network, more processes, or a larger heap",
                refusal.getMessage());
    }
}

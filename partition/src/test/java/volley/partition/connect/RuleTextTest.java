package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.edges;
import static volley.partition.connect.ConnectionRule.fixedIndegree;
import static volley.partition.connect.ConnectionRule.fixedOutdegree;
import static volley.partition.connect.ConnectionRule.fixedTotalNumber;
import static volley.partition.connect.ConnectionRule.oneToOne;
import static volley.partition.connect.ConnectionRule.pairwiseBernoulli;
import static volley.partition.connect.ConnectionRule.pairwisePoisson;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages name rules in words that users have for them, and their text tells rules apart. */
class RuleTextTest {
    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("all_to_all", allToAll()),
                Arguments.of("all_to_all without autapses", allToAll().withoutAutapses()),
                Arguments.of("one_to_one", oneToOne()),
                Arguments.of("fixed_indegree 10", fixedIndegree(10)),
                Arguments.of(
                        "fixed_indegree 10 without multapses", fixedIndegree(10).withoutMultapses()),
                Arguments.of(
                        "fixed_outdegree 10 without autapses",
                        fixedOutdegree(10).withoutAutapses()),
                Arguments.of(
                        "fixed_total_number 5000000000 without multapses without autapses",
                        fixedTotalNumber(5_000_000_000L).withoutMultapses().withoutAutapses()),
                Arguments.of("pairwise_bernoulli 0.1", pairwiseBernoulli(0.1)),
                Arguments.of(
                        "pairwise_bernoulli 0.1 without autapses",
                        pairwiseBernoulli(0.1).withoutAutapses()),
                Arguments.of("pairwise_poisson 0.5", pairwisePoisson(0.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void shouldReadAsUsersSayIt(String text, ConnectionRule rule) {
        assertEquals(text, rule.toString());
    }

    @Test
    void shouldTellListsOfConnectionsApart() {
        var one = edges(new int[] {0, 1}, new int[] {1, 0});
        var other = edges(new int[] {0, 1}, new int[] {0, 1});
        assertTrue(one.toString().startsWith("edges of 2 connections, digest "), one.toString());
        assertNotEquals(one.toString(), other.toString());
    }
}

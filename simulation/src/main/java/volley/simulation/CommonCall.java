package volley.simulation;

import volley.exchange.Agreement;
import volley.exchange.Communicator;
import volley.partition.UserException;

/** A call that all ranks make at once: ranks that make different ones would take each other's numbers for their own. */
final class CommonCall {
    private CommonCall() {}

    /**
     * Collective: goes on if all ranks make the same call.
     *
     * @param call it, with what it asks for, in a line
     * @throws UserException on all ranks, if one makes another
     */
    static void require(Communicator communicator, String call) {
        Agreement.difference(communicator, call).ifPresent(difference -> {
            throw new UserException("ranks make different calls at once: " + difference
                    + ", expected the same calls in the same order on every rank");
        });
    }
}

package volley.simulation;

import volley.exchange.RankProgram;

/** What can run a program on the ranks of this process, a thread each, and returns when all have returned. */
@FunctionalInterface
public interface RankHost {
    void run(RankProgram program) throws Exception;
}

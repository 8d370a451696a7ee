package volley.exchange;

/** What every rank runs: a single program, on its own part of the data. */
@FunctionalInterface
public interface RankProgram {
    void run(Communicator communicator) throws Exception;
}

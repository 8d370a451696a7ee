package volley.simulation.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import volley.partition.NumberText;
import volley.partition.RoundRobin;
import volley.partition.UserException;

/** A checkpoint that a run can go on from. Its methods throw {@link UserException} if a file is not what it should be. */
public final class Checkpoint {
    private final CheckpointFolder folder;
    private final long step;
    private final int ranks;

    Checkpoint(CheckpointFolder folder, long step, int ranks) {
        this.folder = folder;
        this.step = step;
        this.ranks = ranks;
    }

    boolean isComplete() {
        return IntStream.range(0, ranks).allMatch(rank -> Files.isRegularFile(folder.file(step, rank, ranks)));
    }

    /** The last step that had ended. */
    public long step() {
        return step;
    }

    /** Number of ranks that wrote it. */
    public int ranks() {
        return ranks;
    }

    /** The folder that it is in. */
    public CheckpointFolder folder() {
        return folder;
    }

    /**
     * What the files say of themselves: but for the rank all the same.
     *
     * @param program that reads it, with its version
     */
    public CheckpointHeader header(String program) {
        return read(0, program).header();
    }

    /** Refuses another number of ranks than wrote it, if the network depends on it. */
    public void requireRanks(int size, String program) {
        if (size != ranks && !header(program).seededByNeuron()) {
            throw new UserException("the checkpoint in " + folder.folder(step) + " is of "
                    + NumberText.count(ranks, "rank") + ", not " + size
                    + ": expected as many, since with --seeding rank another number of ranks draws another network");
        }
    }

    /**
     * The state that a rank goes on from.
     *
     * @param rank of the job that goes on
     * @param size number of its ranks
     * @param program that goes on, with its version
     * @param network identity of the network that it has built
     */
    public StateReader state(int rank, int size, String program, String network) {
        boolean own = size == ranks;
        requireRanks(size, program);
        var header = header(program);
        if (!header.network().equals(network)) {
            throw new UserException(
                    "the checkpoint in " + folder.folder(step)
                            + " is of another network: expected the same nodes, connections, parameters, seeds, and files that it reads");
        }
        // Of other ranks' files, which are read one after another, only what is this rank's is kept.
        var partition = new RoundRobin(rank, size);
        List<RankState> states = own
                ? List.of(read(rank, program))
                : IntStream.range(0, ranks)
                        .mapToObj(other -> read(other, program).withNeuronsOf(partition))
                        .toList();
        for (var state : states) {
            if (!state.header().network().equals(network)) {
                throw new UserException(file(state.header().rank()) + " is of another network than rank 0's");
            }
        }
        return new StateReader(states, own, rank == 0);
    }

    private RankState read(int rank, String program) {
        try {
            var state = new CheckpointFile(folder.file(step, rank, ranks)).read();
            require(state.header(), rank, program);
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(file(rank) + " cannot be read: " + e, e);
        } catch (UserException e) {
            throw new UserException(e.getMessage()
                    + (folder.hasOlderThan(step)
                            ? "; without the folder " + folder.folder(step) + ", an older checkpoint is resumed"
                            : ""));
        }
    }

    private void require(CheckpointHeader header, int rank, String program) {
        if (!header.program().equals(program)) {
            throw new UserException(file(rank) + " was written by " + header.program() + ", this is " + program
                    + ": expected the same version, since connections are drawn again");
        }
        if (header.rank() != rank || header.ranks() != ranks || header.step() != step) {
            throw new UserException(file(rank) + " is of rank " + header.rank() + " of " + header.ranks() + " at step "
                    + header.step() + ": expected what its name says");
        }
    }

    private String file(int rank) {
        return folder.file(step, rank, ranks).toString();
    }
}

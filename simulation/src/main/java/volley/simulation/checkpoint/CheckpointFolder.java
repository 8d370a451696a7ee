package volley.simulation.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import volley.partition.UserException;

/**
 * The checkpoints of one run: a folder {@code step-S} for each, in it a file {@code rank-K-of-R.checkpoint} for each
 * rank. A checkpoint counts only if it has the files of all ranks. The newest two are kept, so that there is always one
 * to go back to, whatever happens while another is written.
 */
public final class CheckpointFolder {
    private static final Pattern STEP = Pattern.compile("step-(\\d{1,18})");
    private static final Pattern RANK = Pattern.compile("rank-(\\d{1,9})-of-(\\d{1,9})\\.checkpoint");
    private static final String LOCK = ".lock";
    private static final int KEPT = 2;

    private final Path path;

    public CheckpointFolder(Path path) {
        this.path = path;
    }

    /** Keeps a job from going on where another is at work; closing it ends that. */
    public interface Lock extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /**
     * Makes the folder this process's own for a while, as far as its file system can lock; makes it, if need be.
     *
     * @throws UserException if another process has it
     */
    public Lock lock() throws IOException {
        Files.createDirectories(path);
        Directories.force(path.toAbsolutePath().getParent());
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel::close;
            }
        } catch (OverlappingFileLockException ownProcess) {
            // As good as another process.
        } catch (IOException noLocks) {
            return channel::close;
        }
        channel.close();
        throw new UserException("the run in " + path.getParent() + " is still going on");
    }

    /**
     * The newest complete checkpoint.
     *
     * @throws UserException if there is none
     */
    public Checkpoint newest() {
        try {
            return steps().stream()
                    .flatMap(step -> complete(step).stream())
                    .findFirst()
                    .orElseThrow(() -> new UserException("no checkpoint in " + path
                            + ": expected the folder of a run with --checkpoint-every that has begun to simulate"));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e, e);
        }
    }

    /** Steps of all checkpoints, complete or not, the newest first. */
    private List<Long> steps() throws IOException {
        var steps = new ArrayList<Long>();
        for (var folder : entries(path)) {
            var matcher = STEP.matcher(folder.getFileName().toString());
            if (matcher.matches()) {
                steps.add(Long.valueOf(matcher.group(1)));
            }
        }
        steps.sort(Comparator.reverseOrder());
        return steps;
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            var list = new ArrayList<Path>();
            entries.forEach(list::add);
            return list;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private Optional<Checkpoint> complete(long step) {
        try {
            for (var file : entries(folder(step))) {
                var matcher = RANK.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    var checkpoint = new Checkpoint(this, step, Integer.parseInt(matcher.group(2)));
                    if (checkpoint.isComplete()) {
                        return Optional.of(checkpoint);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(folder(step) + " cannot be read: " + e, e);
        }
    }

    Path folder(long step) {
        return path.resolve("step-" + step);
    }

    Path file(long step, int rank, int ranks) {
        return folder(step).resolve("rank-" + rank + "-of-" + ranks + ".checkpoint");
    }

    /** Writes a rank's state. */
    public void write(CheckpointHeader header, StateWriter state) throws IOException {
        new CheckpointFile(file(header.step(), header.rank(), header.ranks()))
                .write(new RankState(header, state.parts()));
    }

    /** Removes what is older than the newest checkpoints, once the one of this step is complete. */
    public void removeOlderThan(long step) throws IOException {
        var older = steps().stream().filter(other -> other < step).toList();
        for (long other : older.subList(Math.min(KEPT - 1, older.size()), older.size())) {
            remove(other);
        }
    }

    /** Removes what was begun after the checkpoint of this step, which a run goes on from. */
    public void removeNewerThan(long step) throws IOException {
        for (long other : steps()) {
            if (other > step) {
                remove(other);
            }
        }
    }

    private void remove(long step) throws IOException {
        for (var file : entries(folder(step))) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder(step));
    }

    /** Whether there is an older complete checkpoint than that of a step. */
    boolean hasOlderThan(long step) {
        try {
            return steps().stream()
                    .anyMatch(other -> other < step && complete(other).isPresent());
        } catch (IOException e) {
            return false;
        }
    }
}

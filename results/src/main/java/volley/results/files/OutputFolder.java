package volley.results.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import volley.partition.UserException;
import volley.simulation.checkpoint.Directories;

/**
 * The folder that receives one run's results. It is made, and found to be writable, before the run, and is locked for as
 * long as the run goes on. A file appears under its name only once it is whole and on the disk: it is written as {@code
 * .NAME.part} and then renamed. A run that ends early, by an exception or by Ctrl-C, takes its unfinished files with it,
 * and the folder too where it made the folder and left it empty. Unfinished files of a run that was killed are in no
 * one's way.
 */
public final class OutputFolder implements AutoCloseable {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private static final String PART = ".part";
    private static final String LOCK = ".lock" + PART;

    private final Path path;
    private final boolean made;
    private final FileChannel lock;
    private final Thread onInterrupt = new Thread(this::abandon, "remove-unfinished-results");
    private final Set<Path> unfinished = new HashSet<>();
    private boolean keepsUnfinished;
    private boolean abandoned;

    private OutputFolder(Path path, boolean made, FileChannel lock) {
        this.path = path;
        this.made = made;
        this.lock = lock;
    }

    /**
     * Takes a folder that the user named: a new one, or an existing empty one.
     *
     * @throws UserException if it exists and is not an empty folder, or cannot be made or written
     */
    public static OutputFolder named(Path path) {
        if (path.toString().isEmpty()) {
            throw new UserException("output folder without a name: expected a new or an empty folder");
        }
        boolean exists = Files.exists(path);
        if (exists && !Files.isDirectory(path)) {
            throw new UserException("output folder " + path + " is a file");
        }
        try {
            if (exists) {
                requireEmpty(path);
            } else {
                Files.createDirectories(path);
            }
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
        var folder = opened(path, !exists);
        folder.removeLeftovers();
        return folder;
    }

    /**
     * Opens the folder of a run or a sweep that is to go on.
     *
     * @throws UserException if it is no folder, or cannot be written
     */
    public static OutputFolder existing(Path path) {
        if (!Files.isDirectory(path)) {
            throw new UserException("output folder " + path + " is not there: expected the folder of a run");
        }
        return opened(path, false);
    }

    /**
     * Makes a new folder, named by the run and the time, such as {@code results/Balanced-ne1000-20260131-134501}.
     *
     * @param parent where run folders are kept; made if need be
     * @param run what is run, such as {@code Balanced-ne1000}
     * @throws UserException if it cannot be made or written
     */
    public static OutputFolder dated(Path parent, String run, LocalDateTime time) {
        String name = run + "-" + STAMP.format(time);
        try {
            Files.createDirectories(parent);
            for (int copy = 1; ; copy++) {
                Path path = parent.resolve(copy == 1 ? name : name + "-" + copy);
                try {
                    return opened(Files.createDirectory(path), true);
                } catch (FileAlreadyExistsException e) {
                    // Another run started within the same second: the next number is tried.
                }
            }
        } catch (IOException e) {
            throw cannotWrite(parent.resolve(name), e);
        }
    }

    private static OutputFolder opened(Path path, boolean made) {
        FileChannel lock;
        try {
            lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
        if (!isFree(lock)) {
            throw new UserException("output folder " + path + " is in use: expected one that no other run writes to");
        }
        var folder = new OutputFolder(path, made, lock);
        Runtime.getRuntime().addShutdownHook(folder.onInterrupt);
        return folder;
    }

    /** Takes the lock, where the file system has locks, for as long as the channel is open. */
    private static boolean isFree(FileChannel lock) {
        try {
            if (lock.tryLock() != null) {
                return true;
            }
            lock.close();
            return false;
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        } catch (IOException noLocks) {
            return true;
        }
    }

    private static void requireEmpty(Path path) throws IOException {
        try (var entries = Files.newDirectoryStream(path, entry -> !isLeftover(entry))) {
            if (entries.iterator().hasNext()) {
                throw new UserException("output folder " + path + " is not empty: expected a new or an empty folder");
            }
        }
    }

    private static boolean isLeftover(Path entry) {
        String name = entry.getFileName().toString();
        return name.startsWith(".") && name.endsWith(PART) && Files.isRegularFile(entry);
    }

    /** What a run that was killed left unfinished. */
    private void removeLeftovers() {
        try (var entries = Files.newDirectoryStream(path, OutputFolder::isLeftover)) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().equals(LOCK)) {
                    Files.delete(entry);
                }
            }
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    private static UserException cannotWrite(Path path, IOException cause) {
        return new UserException("output folder " + path + " cannot be written: " + reason(cause));
    }

    /** Why a file cannot be written, in words. */
    public static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "no such file or directory";
            case FileAlreadyExistsException file -> file.getFile() + " is a file";
            case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), other.getMessage());
            default -> cause.getMessage();
        };
    }

    public Path path() {
        return path;
    }

    /** Writes a file of this folder, which appears when the content is whole. */
    public void write(String name, Content content) throws IOException {
        writeFile(name, part -> {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                content.writeTo(stream);
            }
        });
    }

    /** Writes a file of this folder by a library that wants a path, of a file that it makes. */
    public void writeFile(String name, FileContent content) throws IOException {
        Path part = path.resolve("." + name + PART);
        begin(part);
        try {
            content.writeTo(part);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            keepUnfinished();
            throw new IOException(path.resolve(name) + " cannot be written: " + reason(e), e);
        }
        finish(part, path.resolve(name));
    }

    /**
     * Opens a file that is written while the run goes on. If there is such a file already, finished or not, it is
     * opened as it is.
     */
    public synchronized PartFile open(String name) throws IOException {
        requireOpen();
        Path part = path.resolve("." + name + PART);
        unfinished.add(part);
        return new PartFile(part, path.resolve(name), this);
    }

    /** Removes a file, if it is there. */
    public synchronized void remove(String name) throws IOException {
        requireOpen();
        Files.deleteIfExists(path.resolve(name));
    }

    /** Lets unfinished files stay when the run ends early. */
    public synchronized void keepUnfinished() {
        keepsUnfinished = true;
    }

    private synchronized void begin(Path part) throws IOException {
        requireOpen();
        Files.deleteIfExists(part);
        unfinished.add(part);
    }

    /** Gives a whole file its name, and makes both outlast a crash of the machine. */
    synchronized void finish(Path part, Path whole) throws IOException {
        requireOpen();
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        unfinished.remove(part);
        Directories.force(path);
    }

    private void requireOpen() throws IOException {
        if (abandoned) {
            throw new IOException("output folder " + path + " is closed");
        }
    }

    private synchronized void abandon() {
        abandoned = true;
        try {
            for (Path part : keepsUnfinished ? Set.<Path>of() : unfinished) {
                Files.deleteIfExists(part);
            }
            if (lock.isOpen()) {
                Files.deleteIfExists(path.resolve(LOCK));
                lock.close();
            }
            if (made && isEmpty()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // The run is ending anyway, and what stays is named .part.
        }
    }

    private boolean isEmpty() throws IOException {
        try (var entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    /** Ends writing; removes what is unfinished. */
    @Override
    public void close() {
        abandon();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The shutdown is under way: the hook finds nothing left to do.
        }
    }

    /** What a file is filled with. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    /** What fills the file that a path names. */
    @FunctionalInterface
    public interface FileContent {
        void writeTo(Path file) throws IOException;
    }
}

package volley.results.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import volley.partition.UserException;

/**
 * The folder that receives one run's results. It is made, and found to be writable, before the run. A file appears
 * under its name only once it is whole: it is written as {@code .NAME.part} and then renamed. A run that ends early, by
 * an exception or by Ctrl-C, takes its unfinished file with it, and the folder too where it made the folder and left
 * it empty.
 */
public final class OutputFolder implements AutoCloseable {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path path;
    private final boolean made;
    private final Thread onInterrupt = new Thread(this::abandon, "remove-unfinished-results");
    private final Set<Path> unfinished = new HashSet<>();
    private boolean keepsUnfinished;
    private boolean abandoned;

    private OutputFolder(Path path, boolean made) {
        this.path = path;
        this.made = made;
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
        return opened(path, !exists);
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
     * Makes a new folder, named by the run and the time, such as {@code results/brunel-order2500-20260131-134501}.
     *
     * @param parent where run folders are kept; made if need be
     * @param run what is run, such as {@code brunel-order2500}
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
        try {
            Files.delete(Files.createFile(path.resolve(".writable.part")));
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
        var folder = new OutputFolder(path, made);
        Runtime.getRuntime().addShutdownHook(folder.onInterrupt);
        return folder;
    }

    private static void requireEmpty(Path path) throws IOException {
        try (var entries = Files.newDirectoryStream(path)) {
            if (entries.iterator().hasNext()) {
                throw new UserException("output folder " + path + " is not empty: expected a new or an empty folder");
            }
        }
    }

    private static UserException cannotWrite(Path path, IOException cause) {
        return new UserException("output folder " + path + " cannot be written: " + reason(cause));
    }

    /** Why a file cannot be written, in words. */
    public static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "permission denied";
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
        Path part = path.resolve("." + name + ".part");
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
        Path part = path.resolve("." + name + ".part");
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

    synchronized void finish(Path part, Path whole) throws IOException {
        requireOpen();
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        unfinished.remove(part);
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

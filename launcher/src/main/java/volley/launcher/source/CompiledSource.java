package volley.launcher.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import volley.exchange.RankFailedException;
import volley.exchange.TransportException;
import volley.partition.UserException;

/**
 * A source file, compiled in memory against Volley and its libraries.
 *
 * @param file where it is from, for messages
 * @param text what it says
 * @param types names of its top-level classes, in order
 * @param classes class files by name
 */
public record CompiledSource(Path file, String text, List<String> types, Map<String, byte[]> classes) {
    /** Causes of causes that are looked at: they may come round again. */
    private static final int MOST_CAUSES = 100;

    /** Lines of a message that say which name cannot be found, and where it was looked for. */
    private static final Pattern NAMES = Pattern.compile("\\R *(symbol|location): +");

    /** @throws UserException if the file cannot be read, declares no class, or does not compile */
    public static CompiledSource of(Path file) {
        return of(file, read(file));
    }

    private static CompiledSource of(Path file, String text) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UserException("this Java has no compiler: expected a JDK");
        }
        var source = new Source(file, text);
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-parameters", "-classpath", classPath());
        try (var files = new ClassesInMemory(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
            var task = (JavacTask) compiler.getTask(null, files, diagnostics, options, null, List.of(source));
            var types = types(task);
            task.analyze();
            task.generate();
            var errors = diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
            if (!errors.isEmpty()) {
                throw new UserException(
                        errors.stream().map(CompiledSource::text).collect(Collectors.joining("\n")));
            }
            if (types.isEmpty()) {
                throw new UserException("program " + file + " declares no class");
            }
            return new CompiledSource(file, text, types, files.classes());
        } catch (IOException e) {
            throw new UserException("program " + file + " cannot be compiled: " + e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new UserException("program " + file + " is no text in UTF-8: expected a Java source file");
        } catch (IOException e) {
            throw new UserException("program " + file + " cannot be read: expected a Java source file");
        }
    }

    /** Where Volley's own classes are from: under MPJ Express each rank of a JVM has a loader of its own. */
    private static String classPath() {
        return CompiledSource.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs())
                        .map(url -> Path.of(URI.create(url.toString())).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private static List<String> types(JavacTask task) throws IOException {
        var types = new ArrayList<String>();
        for (var unit : task.parse()) {
            String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            for (var declaration : unit.getTypeDecls()) {
                if (declaration instanceof ClassTree type) {
                    types.add(prefix + type.getSimpleName());
                }
            }
        }
        return types;
    }

    /** In one line what is wrong, and where; below it, each in a line of its own, the declarations that do not fit. */
    private static String text(Diagnostic<? extends JavaFileObject> error) {
        String place =
                error.getSource() == null ? "" : ((Source) error.getSource()).file + ":" + error.getLineNumber() + ": ";
        return place + NAMES.matcher(error.getMessage(Locale.ROOT)).replaceAll(", $1: ");
    }

    /** A loader of its classes, each of which has statics of its own. */
    public ClassLoader loader() {
        return new Loader(classes);
    }

    /**
     * Calls code of this source.
     *
     * @throws UserException what the user did wrong, with the line that did it, if one did
     * @throws ProgramFailedException caused by what else the code threw
     */
    public <T> T call(Callable<T> code) {
        try {
            return code.call();
        } catch (UserException e) {
            throw placed(e);
        } catch (RankFailedException | TransportException | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private UserException placed(UserException exception) {
        return line(exception)
                .map(line -> new UserException(file + ":" + line + ": " + exception.getMessage()))
                .orElse(exception);
    }

    /** What this source threw, whatever it is, with the line that did it, and no frames of what had called the source. */
    public ProgramFailedException failed(Throwable thrown) {
        boolean inConstants = thrown instanceof ExceptionInInitializerError && thrown.getCause() != null;
        var failure = inConstants ? thrown.getCause() : thrown;
        String place = file.toString();
        var cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            cutCallers(cause);
            place = line(cause).map(line -> file + ":" + line).orElse(place);
            cause = cause.getCause();
        }
        return new ProgramFailedException(place, failure);
    }

    private void cutCallers(Throwable thrown) {
        var frames = thrown.getStackTrace();
        int end = frames.length;
        while (end > 0 && !isOwn(frames[end - 1])) {
            end--;
        }
        if (end > 0) {
            thrown.setStackTrace(Arrays.copyOf(frames, end));
        }
    }

    private Optional<Integer> line(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> isOwn(frame) && frame.getLineNumber() > 0)
                .findFirst()
                .map(StackTraceElement::getLineNumber);
    }

    private boolean isOwn(StackTraceElement frame) {
        return classes.containsKey(frame.getClassName());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final Path file;
        private final String text;

        Source(Path file, String text) {
            super(file.toUri(), Kind.SOURCE);
            this.file = file;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }
    }

    private static final class ClassesInMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new HashMap<>();

        ClassesInMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return outputs.computeIfAbsent(className, name -> new ByteArrayOutputStream());
                }
            };
        }

        Map<String, byte[]> classes() {
            return outputs.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, entry -> entry.getValue().toByteArray()));
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(CompiledSource.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}

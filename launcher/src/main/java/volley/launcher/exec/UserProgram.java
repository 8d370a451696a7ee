package volley.launcher.exec;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import volley.partition.UserException;

/**
 * A program in one source file, compiled in memory against Volley and its libraries. Like {@code java FILE.java}, it
 * runs the main method of the first class in the file.
 */
public final class UserProgram {
    private final Path file;
    private final String mainClass;
    private final Map<String, byte[]> classes;

    private UserProgram(Path file, String mainClass, Map<String, byte[]> classes) {
        this.file = file;
        this.mainClass = mainClass;
        this.classes = classes;
    }

    /** @throws UserException if the file cannot be read or does not compile */
    public static UserProgram compile(Path file) {
        var source = new Source(file, read(file));
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UserException("this Java has no compiler: expected a JDK");
        }
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-classpath", classPath());
        try (var files = new ClassesInMemory(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
            var task = (JavacTask) compiler.getTask(null, files, diagnostics, options, null, List.of(source));
            String mainClass = firstClass(task, file);
            task.generate();
            var errors = diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
            if (!errors.isEmpty()) {
                throw new UserException(errors.stream().map(UserProgram::text).collect(Collectors.joining("\n")));
            }
            return new UserProgram(file, mainClass, files.classes());
        } catch (IOException e) {
            throw new UserException("program " + file + " cannot be compiled: " + e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserException("program " + file + " cannot be read: expected a Java source file");
        }
    }

    /** Where Volley's own classes are from: under MPJ Express each rank of a JVM has a loader of its own. */
    private static String classPath() {
        return UserProgram.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs())
                        .map(url -> Path.of(URI.create(url.toString())).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private static String firstClass(JavacTask task, Path file) throws IOException {
        for (var unit : task.parse()) {
            String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            for (var declaration : unit.getTypeDecls()) {
                if (declaration instanceof ClassTree type) {
                    task.analyze();
                    return prefix + type.getSimpleName();
                }
            }
        }
        throw new UserException("program " + file + " declares no class");
    }

    private static String text(Diagnostic<? extends JavaFileObject> error) {
        String place =
                error.getSource() == null ? "" : ((Source) error.getSource()).file + ":" + error.getLineNumber() + ": ";
        return place + error.getMessage(Locale.ROOT).lines().map(String::strip).collect(Collectors.joining(", "));
    }

    /**
     * Runs the program once, with statics of its own: every rank does so.
     *
     * @throws Exception what the program threw
     */
    public void run(List<String> arguments) throws Exception {
        var type = new Loader(classes).loadClass(mainClass);
        MainMethod.of(type, file).invoke(arguments);
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
            super(UserProgram.class.getClassLoader());
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

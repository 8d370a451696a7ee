package volley.launcher.exec;

import java.nio.file.Path;
import java.util.List;
import volley.launcher.source.CompiledSource;
import volley.launcher.source.ProgramFailedException;
import volley.partition.UserException;

/** A program in one source file. Like {@code java FILE.java}, it runs the main method of the first class in the file. */
public final class UserProgram {
    private final CompiledSource source;

    private UserProgram(CompiledSource source) {
        this.source = source;
    }

    /** @throws UserException if the file cannot be read or does not compile */
    public static UserProgram compile(Path file) {
        return new UserProgram(CompiledSource.of(file));
    }

    /**
     * Runs the program once, with statics of its own: every rank does so.
     *
     * @throws UserException what the program asked for that cannot be, with the line that did
     * @throws ProgramFailedException caused by what else the program threw
     */
    public void run(List<String> arguments) throws Exception {
        var type = source.loader().loadClass(source.types().getFirst());
        var main = MainMethod.of(type, source.file());
        source.call(() -> {
            main.invoke(arguments);
            return null;
        });
    }
}

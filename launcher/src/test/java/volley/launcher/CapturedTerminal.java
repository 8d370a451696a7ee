package volley.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import volley.launcher.cli.VolleyCommand;

/** A command line run in this process, with what it wrote. */
public final class CapturedTerminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** @return the exit status */
    public int run(String... arguments) {
        return VolleyCommand.execute(new Terminal(new PrintWriter(out), new PrintWriter(err), 0), arguments);
    }

    /** @return the exit status */
    public int run(List<String> arguments) {
        return run(arguments.toArray(String[]::new));
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}

package volley.launcher;

import volley.launcher.cli.VolleyCommand;

/** Where the program starts and ends. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(VolleyCommand.execute(Terminal.standard(), Launch.in(System.getenv()), args));
    }
}

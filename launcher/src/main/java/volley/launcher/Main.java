package volley.launcher;

import java.util.Locale;
import volley.exchange.mpj.MpjExpress;
import volley.launcher.cli.VolleyCommand;

/** Where the program starts and ends. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Numbers look the same wherever they are read.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        if (MpjExpress.startedByLauncher(args)) {
            MpjExpress.run(
                    args,
                    (own, between) -> VolleyCommand.execute(Terminal.standard(), Launch.underMpj(between, own), own));
        } else {
            System.exit(VolleyCommand.execute(Terminal.standard(), Launch.in(System.getenv(), args), args));
        }
    }
}

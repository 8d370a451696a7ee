package volley.results.plots;

import java.io.IOException;

/** What drawing needs of the machine. */
public final class Drawing {
    private Drawing() {}

    /**
     * Lets pictures be drawn without a display.
     *
     * @throws IOException if there is no font to write labels in
     */
    public static void prepare() throws IOException {
        System.setProperty("java.awt.headless", "true");
        try {
            TextFit.metrics(PlotStyle.font(14)).stringWidth("0");
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw noFont(e);
        } catch (Error e) {
            // The JDK wraps what it meets on its search for fonts in a plain Error.
            if (e.getClass() == Error.class) {
                throw noFont(e);
            }
            throw e;
        }
    }

    private static IOException noFont(Throwable cause) {
        return new IOException(
                "no picture can be drawn: Java finds no font (install fontconfig and fonts, such as fonts-dejavu-core)",
                cause);
    }
}

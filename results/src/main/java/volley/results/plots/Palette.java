package volley.results.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The colours of populations, curves and heat maps, in pictures and on the page. Any two series differ by at least 0.09
 * in OKLab, also as seen without one kind of cone (Machado et al. 2009, IEEE Trans. Vis. Comput. Graph. 15:1291), and
 * each has a contrast of 3 to 1 to its ground, as WCAG 2.2 asks of graphics (1.4.11). The series of either ground have
 * about the same hues.
 */
public final class Palette {
    /** Series on a white ground. */
    static final List<Color> LIGHT =
            colors(0x1f5fbf, 0xd1495b, 0x008e97, 0xde7c00, 0x40055b, 0x8e316e, 0x009af5, 0x163222);

    /** Series on the page's dark ground. */
    static final List<Color> DARK =
            colors(0x6ea8fe, 0xff8494, 0x288348, 0xf1c610, 0x8963fb, 0xda18ae, 0x06e5ff, 0xf7ffd5);

    /** From little to much, ever darker. */
    static final List<Color> HEAT = colors(0xfbf6e3, 0xf5d98b, 0xeca75a, 0xd66b50, 0x97315a, 0x4a1248);

    private Palette() {}

    private static List<Color> colors(int... rgb) {
        return Arrays.stream(rgb).mapToObj(Color::new).toList();
    }

    /** The colour of a series on white; beyond the last one they repeat. */
    public static Color light(int series) {
        return LIGHT.get(series % LIGHT.size());
    }

    /** The colour of a value. @param share of the way from the least to the largest value, 0 to 1 */
    public static Color heat(double share) {
        double place = Math.clamp(share, 0, 1) * (HEAT.size() - 1);
        int below = Math.min((int) place, HEAT.size() - 2);
        double part = place - below;
        var from = HEAT.get(below);
        var to = HEAT.get(below + 1);
        return new Color(
                mixed(from.getRed(), to.getRed(), part),
                mixed(from.getGreen(), to.getGreen(), part),
                mixed(from.getBlue(), to.getBlue(), part));
    }

    private static int mixed(int from, int to, double part) {
        return (int) Math.round(from + part * (to - from));
    }

    /** Black or white, whichever is read more easily on a ground: its contrast is at least 4.5 to 1 on any. */
    public static Color inkOn(Color ground) {
        return contrast(Color.BLACK, ground) > contrast(Color.WHITE, ground) ? Color.BLACK : Color.WHITE;
    }

    /** Contrast of two colours, 1 to 21 (WCAG 2.2). */
    static double contrast(Color a, Color b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** Relative luminance of an sRGB colour (WCAG 2.2). */
    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** The palette as custom properties of a style sheet, {@code --series-0} and {@code --heat-0} on. */
    public static String css() {
        return ":root {\n" + properties("series", LIGHT) + properties("heat", HEAT) + "}\n"
                + "@media (prefers-color-scheme: dark) {\n:root {\n" + properties("series", DARK) + "}\n}\n";
    }

    private static String properties(String name, List<Color> colors) {
        var text = new StringBuilder();
        for (int i = 0; i < colors.size(); i++) {
            text.append(String.format(
                    Locale.ROOT, "  --%s-%d: #%06x;%n", name, i, colors.get(i).getRGB() & 0xffffff));
        }
        return text.toString();
    }
}

package volley.results.plots;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Fits texts into the space that there is for them. */
public final class TextFit {
    private static final String ELLIPSIS = "\u2026";

    private TextFit() {}

    /** Widths of texts in a font, in points. */
    public static FontMetrics metrics(Font font) {
        var graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return graphics.getFontMetrics(font);
        } finally {
            graphics.dispose();
        }
    }

    /** The text, or as much of its beginning as fits, with an ellipsis. */
    public static String cut(String text, FontMetrics metrics, int width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && metrics.stringWidth(text.substring(0, end) + ELLIPSIS) > width) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** The text in lines, broken at blanks; what does not fit into the last one is cut. */
    public static List<String> wrap(String text, FontMetrics metrics, int width, int mostLines) {
        var lines = new ArrayList<String>();
        String rest = text.strip();
        while (!rest.isEmpty() && lines.size() < mostLines - 1 && metrics.stringWidth(rest) > width) {
            int end = lastBreak(rest, metrics, width);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(cut(rest, metrics, width));
        }
        return lines;
    }

    /** Where the first line ends: after the last word that fits, or in a word that is wider than the line. */
    private static int lastBreak(String text, FontMetrics metrics, int width) {
        int fits = text.length();
        while (fits > 1 && metrics.stringWidth(text.substring(0, fits)) > width) {
            fits--;
        }
        int blank = text.lastIndexOf(' ', fits);
        return blank > 0 ? blank : fits;
    }
}

package volley.partition.connect;

import java.util.Locale;

/** Builds a small picture in grey and blue, which reads on a light page and on a dark one. */
final class Svg {
    private static final String GREY = "#808080";
    private static final String BLUE = "#3b82c4";

    private final StringBuilder elements = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void dot(double x, double y, double radius) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, radius, BLUE);
    }

    void bar(double x, double y, double barWidth, double barHeight) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                x, y, barWidth, barHeight, BLUE);
    }

    void line(double x1, double y1, double x2, double y2) {
        add("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" fill=\"none\"/>", x1, y1, x2, y2, GREY);
    }

    /** @param anchor start, middle or end: what of the text is at x */
    void text(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, GREY, text);
    }

    /** Text that is read from below. @param y its middle */
    void textUp(double x, double y, String text) {
        add(
                "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\" fill=\"%s\">%s</text>",
                x, y, GREY, text);
    }

    private void add(String element, Object... values) {
        elements.append(String.format(Locale.ROOT, element, values)).append('\n');
    }

    @Override
    public String toString() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
                font-family="sans-serif" font-size="11">
                %s</svg>
                """.formatted(width, height, width, height, elements);
    }
}

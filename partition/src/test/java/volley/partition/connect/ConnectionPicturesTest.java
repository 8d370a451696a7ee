package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the documentation show what this version draws; {@link ConnectionPictures} makes them anew. */
class ConnectionPicturesTest {
    private static final Path IMAGES = Path.of(System.getProperty("volley.home"), "docs", "images");

    static Stream<Map.Entry<String, String>> pictures() {
        return ConnectionPictures.all().entrySet().stream();
    }

    /** A digit, or the minus before it, is less than 7 points wide. */
    @ParameterizedTest
    @MethodSource("pictures")
    void shouldHaveRoomForWhatIsWritten(Map.Entry<String, String> picture) {
        var centred = Pattern.compile("<text x=\"([^\"]+)\"[^>]*middle[^>]*>([^<]+)<");
        var texts = centred.matcher(picture.getValue());
        while (texts.find()) {
            double left =
                    Double.parseDouble(texts.group(1)) - 3.5 * texts.group(2).length();
            assertTrue(left >= 0, texts.group());
        }
        boolean isRule = picture.getKey().startsWith("rule-");
        assertEquals(isRule, picture.getValue().contains(">source<"));
        assertEquals(isRule, picture.getValue().contains(">target<"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void shouldShowWhatIsDrawn(Map.Entry<String, String> picture) throws IOException {
        assertEquals(picture.getValue(), Files.readString(IMAGES.resolve(picture.getKey())));
    }
}

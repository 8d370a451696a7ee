package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the documentation show what this version draws; {@link ConnectionPictures} makes them anew. */
class ConnectionPicturesTest {
    private static final Path IMAGES = Path.of(System.getProperty("volley.home"), "docs", "images");

    static Stream<Map.Entry<String, String>> pictures() {
        return ConnectionPictures.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void shouldShowWhatIsDrawn(Map.Entry<String, String> picture) throws IOException {
        assertEquals(picture.getValue(), Files.readString(IMAGES.resolve(picture.getKey())));
    }
}

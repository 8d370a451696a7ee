package volley.results.spikes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads the lines of a {@link SpikeFile} without making garbage, since there may be many millions of them. */
final class SpikeFileReader {
    private static final int END = -1;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long line = 1;

    SpikeFileReader(Path path, InputStream stream) {
        this.path = path;
        this.stream = stream;
    }

    void forEach(SpikeSource.Visitor visitor) throws IOException {
        int character = next();
        while (character == SpikeFile.COMMENT) {
            character = skipLine();
        }
        for (byte expected : (SpikeFile.COLUMNS + "\n").getBytes(StandardCharsets.US_ASCII)) {
            require(character == expected);
            character = expected == '\n' ? character : next();
        }
        for (int first = next(); first != END; first = next()) {
            line++;
            int sender = sender(first);
            visitor.spike(sender, timeMs());
        }
    }

    /** Returns the first character of the next line. */
    private int skipLine() throws IOException {
        int character = next();
        while (character != '\n') {
            require(character != END);
            character = next();
        }
        line++;
        return next();
    }

    private int sender(int first) throws IOException {
        long sender = 0;
        int character = first;
        do {
            sender = 10 * sender + digit(character);
            require(sender <= Integer.MAX_VALUE);
            character = next();
        } while (character != '\t');
        return (int) sender;
    }

    /** A quotient of two whole numbers below 2^53, which gives the double nearest to what the line says. */
    private double timeMs() throws IOException {
        long digits = 0;
        double scale = 1;
        boolean fraction = false;
        for (int character = next(); character != '\n'; character = next()) {
            if (character == '.') {
                require(!fraction);
                fraction = true;
            } else {
                digits = 10 * digits + digit(character);
                scale = fraction ? 10 * scale : scale;
            }
        }
        return digits / scale;
    }

    private int digit(int character) throws IOException {
        require(character >= '0' && character <= '9');
        return character - '0';
    }

    private int next() throws IOException {
        if (position == limit) {
            position = 0;
            limit = stream.read(buffer);
            if (limit <= 0) {
                limit = 0;
                return END;
            }
        }
        return buffer[position++];
    }

    private void require(boolean met) throws IOException {
        if (!met) {
            throw new IOException(path + " line " + line + ": expected lines of \"" + SpikeFile.COLUMNS + "\"");
        }
    }
}

package volley.exchange.mpj;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a rank and its supervisor say to each other once the rank is known, in {@link DataOutputStream}'s encoding:
 *
 * <pre>
 *   byte kind | long number | UTF text
 * </pre>
 *
 * @param number what the kind says, otherwise 0
 * @param text what the kind says, otherwise empty
 */
public record LinkMessage(Kind kind, long number, String text) {
    /** Well below the 65535 bytes that the encoding can hold. */
    private static final int MOST_CHARACTERS = 10_000;

    /** Who says what. */
    public enum Kind {
        /** The rank has met all others. */
        JOINED,
        /** The rank has no collectives left; their number is how many it has called. */
        FINISHING,
        /** The rank has ended in good order; the number is its exit status. */
        DONE,
        /** The rank has failed; the number is its exit status, the text the reason. */
        FAILED,
        /** The supervisor says that some rank, named by the text, is finishing after this number of collectives. */
        OTHER_FINISHING
    }

    public LinkMessage {
        text = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeByte(kind.ordinal());
        out.writeLong(number);
        out.writeUTF(text);
        out.flush();
    }

    /** @throws java.io.EOFException when the other side has closed the link or died */
    public static LinkMessage read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= Kind.values().length) {
            throw new IOException("message of kind " + kind + ", expected 0 ... " + (Kind.values().length - 1));
        }
        return new LinkMessage(Kind.values()[kind], in.readLong(), in.readUTF());
    }
}

package volley.exchange.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import volley.exchange.mpj.LinkMessage.Kind;

class MpjExpressTest {
    @Test
    void shouldNotTakeAnOrdinaryStartForOneByMpjExpress() {
        assertFalse(MpjExpress.startedByLauncher(new String[] {}));
        assertFalse(MpjExpress.startedByLauncher(new String[] {"run", "brunel", "niodev"}));
        // The arguments of a rank, but no MPJ Express on the class path.
        assertFalse(MpjExpress.startedByLauncher(new String[] {"0", "2", "smpdev", "run", "brunel"}));
    }

    @Test
    void shouldKeepAnAddressThroughItsText() {
        var address = new SupervisorAddress("0123abcd", 4711, "0:0:0:0:0:0:0:1");
        assertEquals("0123abcd:4711:0:0:0:0:0:0:0:1", address.toString());
        assertEquals(address, SupervisorAddress.parse(address.toString()));
    }

    @Test
    void shouldRefuseATextThatIsNoAddress() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> SupervisorAddress.parse("somewhere"));
        assertEquals("volley.mpj.supervisor somewhere: expected TOKEN:PORT:HOST", thrown.getMessage());
    }

    @Test
    void shouldCarryMessagesUntilTheLinkEnds() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var sent = new LinkMessage(Kind.FAILED, 7, "rank 1 failed: \u00fc");
        sent.write(new DataOutputStream(bytes));
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertEquals(sent, LinkMessage.read(in));
        assertThrows(EOFException.class, () -> LinkMessage.read(in));
    }

    @Test
    void shouldShortenAReasonThatDoesNotFit() throws IOException {
        var bytes = new ByteArrayOutputStream();
        new LinkMessage(Kind.FAILED, 1, "\u20ac".repeat(100_000)).write(new DataOutputStream(bytes));
        var read = LinkMessage.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals("\u20ac".repeat(10_000), read.text());
    }

    @Test
    void shouldRefuseAMessageThatIsNone() {
        var in = new DataInputStream(new ByteArrayInputStream(new byte[] {99}));
        var thrown = assertThrows(IOException.class, () -> LinkMessage.read(in));
        assertEquals("message of kind 99, expected 0 ... 4", thrown.getMessage());
    }
}

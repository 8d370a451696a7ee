package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The processes are threads here: to a roll call they are members of a communicator. */
@Timeout(30)
class RollCallTest {
    @Test
    void shouldBringTheProgressOfEveryProcessThatAnswers() throws Exception {
        new RankGroup(3, new SingleProcess()).run(between -> {
            var progress = new Progress(2);
            for (int step = 0; step < between.rank(); step++) {
                progress.step(1);
            }
            try (var rollCall = new RollCall(progress, between)) {
                var attendance = rollCall.ask(StallWatch.ALL);
                for (int process = 0; process < 3; process++) {
                    assertArrayEquals(
                            new long[] {0, process},
                            attendance.processes().get(process).orElseThrow());
                }
                assertTrue(rollCall.ask(0).processes().get(0).isPresent());
                between.barrier();
            }
        });
    }

    @Test
    void shouldTellNothingToAStranger() throws Exception {
        var server = new ServerSocket(0);
        new RankGroup(1, new SingleProcess()).run(between -> {
            try (var rollCall = new RollCall(new Progress(1), between, server);
                    var stranger = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                new DataOutputStream(stranger.getOutputStream()).writeLong(42);
                assertEquals(-1, new DataInputStream(stranger.getInputStream()).read());
                assertEquals(1, rollCall.ask(StallWatch.ALL).processes().size());
            }
        });
    }

    /** A process without file descriptors to spare fails to accept for as long as that lasts. */
    @Test
    void shouldNotSpinWhileNoConnectionCanBeAccepted() throws Exception {
        var attempts = new AtomicInteger();
        var server = new ServerSocket(0) {
            @Override
            public Socket accept() throws IOException {
                attempts.incrementAndGet();
                throw new IOException("Too many open files");
            }
        };
        new RankGroup(1, new SingleProcess()).run(between -> {
            try (var rollCall = new RollCall(new Progress(1), between, server)) {
                Thread.sleep(500);
                assertEquals(1, rollCall.ask(StallWatch.ALL).processes().size());
            }
        });
        assertTrue(attempts.get() >= 1 && attempts.get() < 50, "attempts: " + attempts);
    }
}

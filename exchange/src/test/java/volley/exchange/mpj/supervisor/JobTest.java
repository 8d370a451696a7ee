package volley.exchange.mpj.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import volley.exchange.mpj.LinkMessage;
import volley.exchange.mpj.LinkMessage.Kind;

@Timeout(30)
class JobTest {
    private final LinkedBlockingQueue<JobEvent> events = new LinkedBlockingQueue<>();
    private final Job job = new Job(2, Duration.ofSeconds(1), events);

    private void arrive(int rank) {
        events.add(new JobEvent.Arrived(rank, new RankLink(new Socket(), "host" + rank, 1000 + rank)));
    }

    private void say(int rank, Kind kind, long number, String text) {
        events.add(new JobEvent.Said(rank, new LinkMessage(kind, number, text)));
    }

    private void finish(int rank, int status) {
        say(rank, Kind.JOINED, 0, "");
        say(rank, Kind.FINISHING, 3, "");
        say(rank, Kind.DONE, status, "");
    }

    private void assertFailed(int status, String reason) throws InterruptedException {
        assertEquals(new Job.Verdict(status, Optional.of(reason)), job.await());
    }

    @Test
    void shouldSucceedWhenAllRanksHaveSaidSo() throws InterruptedException {
        arrive(0);
        arrive(1);
        finish(0, 0);
        finish(1, 0);
        assertEquals(new Job.Verdict(0, Optional.empty()), job.await());
    }

    @Test
    void shouldEndWithTheHighestStatusOfARank() throws InterruptedException {
        arrive(0);
        arrive(1);
        finish(1, 2);
        finish(0, 0);
        assertEquals(new Job.Verdict(2, Optional.empty()), job.await());
    }

    @Test
    void shouldNotMissARankThatIsLostAfterItsEnd() throws InterruptedException {
        arrive(0);
        arrive(1);
        finish(0, 0);
        events.add(new JobEvent.Lost(0, "ended"));
        events.add(new JobEvent.RankEnded(0, 0));
        finish(1, 0);
        events.add(new JobEvent.RuntimeEnded(0));
        assertEquals(new Job.Verdict(0, Optional.empty()), job.await());
    }

    @Test
    void shouldFailAsSoonAsARankSaysSo() throws InterruptedException {
        arrive(0);
        arrive(1);
        say(1, Kind.FAILED, 7, "rank 1 gave up");
        assertFailed(7, "rank 1 gave up");
    }

    @Test
    void shouldBelieveARankRatherThanTheEndOfItsNeighbours() throws InterruptedException {
        arrive(0);
        arrive(1);
        events.add(new JobEvent.Lost(0, "was killed"));
        events.add(new JobEvent.RuntimeEnded(0));
        say(1, Kind.FAILED, 1, "rank 1 failed: no memory");
        assertFailed(1, "rank 1 failed: no memory");
    }

    @Test
    void shouldNameTheRanksThatDieTogether() throws InterruptedException {
        arrive(0);
        arrive(1);
        events.add(new JobEvent.Lost(1, "process 7 was killed"));
        events.add(new JobEvent.Lost(0, "process 7 was killed"));
        assertFailed(1, "ranks 0, 1 failed: process 7 was killed");
    }

    @Test
    void shouldFailWhenTheRuntimeEndsFirst() throws InterruptedException {
        arrive(0);
        events.add(new JobEvent.RuntimeEnded(0));
        assertFailed(1, "MPJ Express ended with status 0 before all ranks had joined");
    }

    @Test
    void shouldFailWhenARankEndsBeforeItHasCome() throws InterruptedException {
        arrive(0);
        events.add(new JobEvent.RankEnded(0, 3));
        events.add(new JobEvent.RankEnded(1, 3));
        assertFailed(1, "rank 1 failed: its process ended with status 3 before it reached the supervisor");
    }

    @Test
    void shouldGiveRanksNoMoreThanTheMeetingTimeToMeet() throws InterruptedException {
        arrive(0);
        assertFailed(1, "rank 1 failed: did not start within 1 s, see -meet");
    }

    @Test
    void shouldSayWhereADaemonIsMissing() throws InterruptedException {
        events.add(new JobEvent.RuntimeEnded(1));
        events.add(new JobEvent.DaemonMissing("node7", 40055));
        assertFailed(1, "no daemon of MPJ Express answers on host node7, port 40055: expected mpjrun -daemon there");
    }

    @Test
    void shouldRefuseARankThatIsNotOfTheJob() throws InterruptedException {
        arrive(2);
        assertFailed(1, "rank 2 has come twice or is none of 2");
    }
}

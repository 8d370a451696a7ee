package volley.exchange.mpj.supervisor;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import volley.exchange.mpj.LinkMessage;
import volley.exchange.mpj.LinkMessage.Kind;

/**
 * Follows a job from its first event to its verdict: it has succeeded once every rank has said so, and it has failed as
 * soon as one rank says so, is lost, or does not come. Then the caller ends what is left.
 */
final class Job {
    /** From the moment when all ranks have come to an end to the one when MPJ Express has. */
    private static final Duration FINISHING_TIME = Duration.ofSeconds(20);

    /** A rank that dies drags others along, whose death is noticed first now and then: time for its own report. */
    private static final Duration REPORTING_TIME = Duration.ofMillis(500);

    private final int size;
    private final Duration meetingTime;
    private final BlockingQueue<JobEvent> events;
    private final RankLink[] links;
    private final Kind[] said;
    private final Map<Integer, String> lost = new TreeMap<>();
    private Optional<Integer> runtimeStatus = Optional.empty();
    private long fewestCollectives = Long.MAX_VALUE;
    private int status;
    private Optional<String> failure = Optional.empty();

    /** How a job has ended: its exit status, and what to tell when it has failed. */
    record Verdict(int status, Optional<String> failure) {}

    /**
     * @param meetingTime from the start to the moment when all ranks have met; a JVM takes a second, a network file
     *     system more
     */
    Job(int size, Duration meetingTime, BlockingQueue<JobEvent> events) {
        this.size = size;
        this.meetingTime = meetingTime;
        this.events = events;
        links = new RankLink[size];
        said = new Kind[size];
    }

    /** Returns once the job's fate is clear. */
    Verdict await() throws InterruptedException {
        long meetingEnd = System.nanoTime() + meetingTime.toNanos();
        long finishingEnd = Long.MAX_VALUE;
        long reportingEnd = Long.MAX_VALUE;
        while (failure.isEmpty() && !all(Kind.DONE)) {
            if (!lost.isEmpty() || runtimeStatus.isPresent()) {
                reportingEnd = Math.min(reportingEnd, System.nanoTime() + REPORTING_TIME.toNanos());
            }
            if (all(Kind.FINISHING)) {
                finishingEnd = Math.min(finishingEnd, System.nanoTime() + FINISHING_TIME.toNanos());
            }
            long end = Math.min(reportingEnd, all(Kind.JOINED) ? finishingEnd : meetingEnd);
            var event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                return new Verdict(1, Optional.of(end == reportingEnd ? death() : absence()));
            }
            take(event);
        }
        return new Verdict(status, failure);
    }

    private void take(JobEvent event) {
        switch (event) {
            case JobEvent.Arrived arrived -> arrive(arrived.rank(), arrived.link());
            case JobEvent.Said words -> hear(words.rank(), words.message());
            case JobEvent.Lost loss -> {
                if (said[loss.rank()] != Kind.DONE) {
                    lost.put(loss.rank(), loss.reason());
                }
            }
            case JobEvent.RankEnded end -> {
                // Once it has connected, its link tells more.
                if (links[end.rank()] == null) {
                    lost.put(
                            end.rank(),
                            "its process ended with status " + end.status() + " before it reached the supervisor");
                }
            }
            case JobEvent.DaemonMissing missing ->
                fail("no daemon of MPJ Express answers on host " + missing.host() + ", port " + missing.port()
                        + ": expected mpjrun -daemon there");
            case JobEvent.RuntimeEnded end -> runtimeStatus = Optional.of(end.status());
        }
    }

    private void arrive(int rank, RankLink link) {
        if (rank >= size || links[rank] != null) {
            fail("rank " + rank + " has come twice or is none of " + size);
        } else {
            links[rank] = link;
            said[rank] = null;
        }
    }

    private void hear(int rank, LinkMessage message) {
        if (message.kind() == Kind.FAILED) {
            fail(message.text());
            status = (int) message.number();
            return;
        }
        said[rank] = message.kind();
        if (message.kind() == Kind.FINISHING && message.number() < fewestCollectives) {
            fewestCollectives = message.number();
            var news = new LinkMessage(Kind.OTHER_FINISHING, fewestCollectives, "rank " + rank);
            for (int other = 0; other < size; other++) {
                if (other != rank && links[other] != null) {
                    links[other].tell(news);
                }
            }
        } else if (message.kind() == Kind.DONE) {
            status = Math.max(status, (int) message.number());
        }
    }

    private void fail(String reason) {
        failure = Optional.of(reason);
        status = 1;
    }

    /** Whether every rank has got at least this far. */
    private boolean all(Kind kind) {
        for (var one : said) {
            if (one == null || one.compareTo(kind) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What to tell when ranks or the runtime have died without a word. */
    private String death() {
        if (lost.isEmpty()) {
            return "MPJ Express ended with status %d before %s"
                    .formatted(
                            runtimeStatus.orElseThrow(),
                            all(Kind.JOINED) ? "the job was finished" : "all ranks had joined");
        }
        String reason = lost.values().iterator().next();
        // Ranks of one JVM share its fate.
        var ranks = lost.entrySet().stream()
                .filter(rank -> rank.getValue().equals(reason))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        return name(ranks) + " failed: " + reason;
    }

    /** What to tell when time is up: who has not come. */
    private String absence() {
        if (all(Kind.FINISHING)) {
            return name(behind(Kind.DONE)) + " failed: MPJ Express did not end within " + FINISHING_TIME.toSeconds()
                    + " s";
        }
        var absent = IntStream.range(0, size)
                .filter(rank -> links[rank] == null)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        return absent.isEmpty()
                ? name(behind(Kind.JOINED)) + " failed: did not reach all other ranks within " + meetingTime.toSeconds()
                        + " s, see -meet"
                : name(absent) + " failed: did not start within " + meetingTime.toSeconds() + " s, see -meet";
    }

    private SortedSet<Integer> behind(Kind kind) {
        return IntStream.range(0, size)
                .filter(rank -> said[rank] == null || said[rank].compareTo(kind) < 0)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(SortedSet<Integer> ranks) {
        return (ranks.size() == 1 ? "rank " : "ranks ")
                + ranks.stream().map(Objects::toString).collect(Collectors.joining(", "));
    }
}

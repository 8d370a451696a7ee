package volley.exchange.mpj.supervisor;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The processes of a job on this host, each known by its handle, which a later process of the same number has not. */
final class Processes {
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Set<ProcessHandle> started = ConcurrentHashMap.newKeySet();

    void add(ProcessHandle process) {
        started.add(process);
    }

    /** Waits until those that were started have ended by themselves. */
    void awaitEnd(Duration atMost) {
        await(started, atMost);
    }

    /** Ends all of them and what they have started in turn, and waits until they are gone. */
    void endAll() {
        // A child of a process that is being ended may be on its way: look again once those known are gone.
        for (int round = 0; round < 2; round++) {
            var all = withDescendants();
            all.forEach(ProcessHandle::destroyForcibly);
            await(all, SETTLING);
            started.addAll(all);
        }
    }

    private Set<ProcessHandle> withDescendants() {
        var all = new LinkedHashSet<ProcessHandle>();
        for (var process : started) {
            Stream.concat(Stream.of(process), process.descendants()).forEach(all::add);
        }
        all.removeIf(process -> !runs(process));
        return all;
    }

    /** Looks again and again, since {@link ProcessHandle#onExit} is seconds late for processes that are no child. */
    private static void await(Collection<ProcessHandle> processes, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (processes.stream().anyMatch(Processes::runs) && System.nanoTime() < end) {
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A process that has ended but whose parent does not care counts as alive, but has no command. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}

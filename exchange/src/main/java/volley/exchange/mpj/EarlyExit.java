package volley.exchange.mpj;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Why a JVM is shutting down before its ranks are done, as its threads show. */
final class EarlyExit {
    /** The JDK runs the handler of a signal in a thread of this name, for example {@code SIGTERM handler}. */
    private static final String SIGNAL_THREAD = " handler";

    private EarlyExit() {}

    /**
     * @param own the threads of one rank; several ranks may share the JVM
     * @return empty when another rank is the cause
     */
    static Optional<String> reason(ThreadGroup own) {
        Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
        for (var thread : threads.entrySet()) {
            if (callsExit(thread.getValue())) {
                return thread.getKey().getThreadGroup() == own
                        ? Optional.of("its process exited before the job was over")
                        : Optional.empty();
            }
        }
        String signal = threads.keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("SIG") && name.endsWith(SIGNAL_THREAD))
                .map(name -> name.substring(0, name.length() - SIGNAL_THREAD.length()))
                .findFirst()
                .orElse("a signal");
        return Optional.of("ended by " + signal);
    }

    private static boolean callsExit(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
    }
}

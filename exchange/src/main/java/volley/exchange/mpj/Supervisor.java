package volley.exchange.mpj;

/**
 * Whom a rank tells how it fares, since MPJ Express notices neither a rank's failure nor its exit status. Without one,
 * under a user's own {@code mpjrun}, a failing rank can only end its own process.
 */
sealed interface Supervisor permits Supervisor.None, SupervisorLink {
    /** The user's arguments, if the supervisor rather than the runtime has them, otherwise these. */
    String[] arguments(String[] fromRuntime);

    /** This rank has met all others. */
    void joined();

    /** This rank is about to wait for the others in a collective. */
    void enterCollective();

    /** This rank will not call any more collectives but the last one, which ends MPJ Express. */
    void finishing();

    /** This rank has ended in good order, with this exit status. */
    void done(int status);

    /** Ends this process, and the whole job where there is a supervisor. Never returns. */
    void failed(int status, String reason);

    /** No supervisor. */
    final class None implements Supervisor {
        @Override
        public String[] arguments(String[] fromRuntime) {
            return fromRuntime;
        }

        @Override
        public void joined() {
            // No one to tell.
        }

        @Override
        public void enterCollective() {
            // No one to tell.
        }

        @Override
        public void finishing() {
            // No one to tell.
        }

        @Override
        public void done(int status) {
            // No one to tell.
        }

        @Override
        public void failed(int status, String reason) {
            System.err.println("volley: " + reason);
            System.err.flush();
            Runtime.getRuntime().halt(status);
        }
    }
}

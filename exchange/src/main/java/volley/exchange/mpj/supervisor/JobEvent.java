package volley.exchange.mpj.supervisor;

import volley.exchange.mpj.LinkMessage;

/** What happens to a job, in the order in which the supervisor learns of it. */
sealed interface JobEvent {
    /** A rank has connected. */
    record Arrived(int rank, RankLink link) implements JobEvent {}

    /** A rank says something. */
    record Said(int rank, LinkMessage message) implements JobEvent {}

    /** A rank's connection is lost, for this reason. */
    record Lost(int rank, String reason) implements JobEvent {}

    /** The process that a rank was to run in has ended. */
    record RankEnded(int rank, int status) implements JobEvent {}

    /** MPJ Express has found no daemon on a host. */
    record DaemonMissing(String host, int port) implements JobEvent {}

    /** MPJ Express itself has ended, with this status, which says nothing of the ranks'. */
    record RuntimeEnded(int status) implements JobEvent {}
}

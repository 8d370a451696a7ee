package volley.simulation;

/**
 * Where one rank's time went, in seconds.
 *
 * @param build wiring
 * @param simulate all of the time loop: the other five and little else
 * @param update devices, integration, recording
 * @param deliver counting the spikes that arrive
 * @param exchange exchanging spikes once all ranks are ready
 * @param decode putting the spikes that were received into the history, which one rank does for all of its process
 * @param waiting waiting for the slowest rank
 */
public record RankTimes(
        double build, double simulate, double update, double deliver, double exchange, double decode, double waiting) {}

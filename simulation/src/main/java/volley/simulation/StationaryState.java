package volley.simulation;

/**
 * What mean-field theory predicts of a population.
 *
 * @param population its name
 * @param rateHertz stationary rate in spikes/s
 * @param meanMillivolts mu, the mean potential above rest without threshold, in mV
 * @param sigmaMillivolts sigma, sqrt(2) times the standard deviation of that potential, in mV
 */
public record StationaryState(String population, double rateHertz, double meanMillivolts, double sigmaMillivolts) {}

/**
 * Ranks over MPJ Express, which is bound at run time: the communicator, and each rank's link to the supervisor that
 * {@code scripts/mpjrun} puts above the stock runtime.
 */
package volley.exchange.mpj;

package volley.exchange;

/**
 * What the exchanges of one rank have cost.
 *
 * @param exchanges number of collectives
 * @param bytesSent bytes that this rank contributed
 * @param waitNanos time for which the slowest rank was still at work
 * @param transferNanos the rest of the time in the exchange
 */
public record ExchangeStatistics(long exchanges, long bytesSent, long waitNanos, long transferNanos) {}

package volley.exchange;

/**
 * What the exchanges of one rank have cost.
 *
 * @param exchanges number of collectives
 * @param bytesSent bytes that this rank contributed
 * @param waitNanos time for which the slowest rank was still at work
 * @param transferNanos the rest of the time in the exchange
 * @param decodeNanos time in which the process decoded what it had received
 * @param medianNanos median over intervals of the transfer
 * @param percentile99Nanos its 99th percentile
 */
public record ExchangeStatistics(
        long exchanges,
        long bytesSent,
        long waitNanos,
        long transferNanos,
        long decodeNanos,
        long medianNanos,
        long percentile99Nanos) {}

/**
 * What {@code scripts/mpjrun} runs: starts a job's ranks under the stock MPJ Express runtime, watches them, and ends all
 * of them when one fails, since the runtime does not.
 */
package volley.exchange.mpj.supervisor;

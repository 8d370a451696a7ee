/** For tests that start processes of other programs: bounded in time, and leaving nothing behind. */
package volley.exchange.launched;

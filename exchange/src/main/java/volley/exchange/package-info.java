/** What ranks say to each other: the communicator that carries it, the packet of spikes, and the exchange of each interval. */
package volley.exchange;

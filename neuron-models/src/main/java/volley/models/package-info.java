/** Neuron and device models: a record of parameters each, and an object of state arrays for all of a rank's neurons. */
package volley.models;

/** Who owns which neuron: sets of global ids and their round-robin deal to ranks. */
package volley.partition;

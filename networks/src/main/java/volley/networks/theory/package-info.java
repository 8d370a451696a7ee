/** What theory predicts of a network, to set beside what a simulation gives. */
package volley.networks.theory;

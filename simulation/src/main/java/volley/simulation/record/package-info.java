/** What is recorded: spikes by rank 0 for all ranks, membrane potentials by each rank of its own neurons. */
package volley.simulation.record;

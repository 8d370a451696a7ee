/** Recorded spikes as files: text in the manner of NEST, and HDF5 of the SONATA standard. */
package volley.results.spikes;

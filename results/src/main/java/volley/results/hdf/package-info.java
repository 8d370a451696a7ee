/** HDF5 datasets that may be larger than the memory. */
package volley.results.hdf;

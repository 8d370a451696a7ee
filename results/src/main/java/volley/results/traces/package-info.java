/** What multimeters have recorded as files: comma-separated text, and HDF5 in the report layout of the SONATA standard. */
package volley.results.traces;

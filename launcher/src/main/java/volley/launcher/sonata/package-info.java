/** Spike files of the SONATA standard, which are HDF5. */
package volley.launcher.sonata;

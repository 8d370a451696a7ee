/** The folder that a run writes: files that appear whole, or not at all. */
package volley.results.files;

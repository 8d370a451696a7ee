/** Pictures of what was recorded. */
package volley.results.plots;

/** Pictures of a sweep: curves of rate and cost over what was varied, scaling over ranks, and diagrams over two parameters. */
package volley.results.plots.sweep;

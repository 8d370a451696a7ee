/** What a sweep over a network's parameters found: its points, and the tables of them. */
package volley.results.sweep;

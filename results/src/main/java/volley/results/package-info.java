/** What a run leaves behind: its record, its folder, its spikes, its pictures and its page. */
package volley.results;

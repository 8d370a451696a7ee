/** The page that shows runs in a browser: one file that holds its data and programs, and fetches nothing. */
package volley.results.page;

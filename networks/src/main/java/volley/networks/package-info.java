/** The networks that Volley knows by name, each reading like its paper. */
package volley.networks;

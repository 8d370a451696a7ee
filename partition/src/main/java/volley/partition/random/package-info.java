/** Random numbers as pure functions of what they are for: no generator has a state that anyone shares. */
package volley.partition.random;

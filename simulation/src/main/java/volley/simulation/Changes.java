package volley.simulation;

import volley.simulation.checkpoint.StateReader;
import volley.simulation.checkpoint.StateWriter;

/** What has been set since the network was built, on one rank, but for neurons' own state. */
interface Changes {
    void save(StateWriter state);

    void load(StateReader state);
}

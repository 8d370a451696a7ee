package volley.networks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import volley.simulation.Network;
import volley.simulation.NetworkType;

/** The networks that Volley knows by name. */
public final class Networks {
    private static final Map<String, Class<? extends Network>> BY_NAME = byName();

    private Networks() {}

    private static Map<String, Class<? extends Network>> byName() {
        var networks = new LinkedHashMap<String, Class<? extends Network>>();
        networks.put("brunel", Brunel.class);
        networks.put("brunel-alpha", BrunelAlpha.class);
        networks.put("microcircuit", Microcircuit.class);
        return Collections.unmodifiableMap(networks);
    }

    /** In the order of the help. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The network of a name, if there is one. */
    public static Optional<NetworkType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).map(type -> NetworkType.of(name, type));
    }
}

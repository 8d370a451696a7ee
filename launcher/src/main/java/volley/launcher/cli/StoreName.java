package volley.launcher.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import volley.partition.store.Store;

/** How connections are kept, as the user asks for it. */
enum StoreName {
    /** For each projection what is fastest and fits the memory. */
    AUTO,
    LIST,
    BITMAP,
    COMPACT;

    /** The store to keep all connections in, unless it is chosen for each projection. */
    Optional<Store> store() {
        return this == AUTO ? Optional.empty() : Optional.of(Store.valueOf(name()));
    }

    /** The names that a user can give. */
    static String choices() {
        return Arrays.stream(values())
                .map(name -> name.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

package volley.results.files;

import com.fasterxml.jackson.core.JacksonException;
import java.nio.file.Path;
import volley.partition.UserException;

/** A file that should hold one JSON value and does not. */
public final class BrokenJson {
    private BrokenJson() {}

    /** Says where the file stops being one. */
    public static UserException in(Path path, JacksonException e) {
        var place = e.getLocation();
        return new UserException(path + " is no JSON: line " + place.getLineNr() + ", column " + place.getColumnNr()
                + " is not as expected");
    }
}

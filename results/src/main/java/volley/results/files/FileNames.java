package volley.results.files;

import java.util.regex.Pattern;

/** What names of files and folders are made of. */
public final class FileNames {
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_.+-]");

    private FileNames() {}

    /** Of a text the letters and digits of any alphabet, and {@code _ . + -}. */
    public static String part(String text) {
        return OTHER.matcher(text).replaceAll("");
    }
}

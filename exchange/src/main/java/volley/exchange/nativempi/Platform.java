package volley.exchange.nativempi;

import java.util.regex.Pattern;

/** What differs between systems in loading a library. */
enum Platform {
    LINUX(0x100) {
        @Override
        String fileName(String soname) {
            return soname;
        }
    },
    MAC_OS(0x8) {
        @Override
        String fileName(String soname) {
            return SONAME.matcher(soname).replaceFirst("$1.$2.dylib");
        }
    };

    private static final Pattern SONAME = Pattern.compile("^(lib[^/.]+)\\.so\\.(\\d+)$");

    /** {@code RTLD_GLOBAL} of {@code dlfcn.h}. */
    final int rtldGlobal;

    Platform(int rtldGlobal) {
        this.rtldGlobal = rtldGlobal;
    }

    /**
     * How this system names a library.
     *
     * @param soname how Linux does, such as {@code libmpi.so.40}; anything else, such as a path, stays as it is
     */
    abstract String fileName(String soname);

    /** @param osName as the system property {@code os.name} has it */
    static Platform of(String osName) {
        return osName.startsWith("Mac") ? MAC_OS : LINUX;
    }
}

package io.github.ccaibridge.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Scheme, host and port of an address that is spelled in the one way that needs no guessing. */
record Place(String scheme, String host, int port) {
    private static final String NAME = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";
    private static final String OCTET = "(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final String DOTTED = OCTET + "(\\." + OCTET + "){3}";
    /** What a resolver may take for a number: 2130706433, 0x7f.1, 0177.0.0.1. */
    private static final String NUMBER_AT_ITS_END = "(.*\\.)?(\\d+|0x[0-9a-f]*)";

    /** Null for every other spelling, and for what is no address of a file at all. */
    static Place of(String address) {
        try {
            var uri = new URI(address == null ? "" : address);
            if (uri.getHost() == null
                    || uri.getScheme() == null
                    || uri.getUserInfo() != null
                    || uri.getRawAuthority().contains("@")) {
                return null;
            }
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            var host = uri.getHost().toLowerCase(Locale.ROOT);
            var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            return scheme.matches("https?") && isPlain(host) ? new Place(scheme, bare(host), port) : null;
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    /** Without the brackets of an IPv6 address. */
    static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    String hostAndPort() {
        return host + ":" + port;
    }

    private static boolean isPlain(String host) {
        return host.matches(DOTTED)
                || host.matches("\\[[0-9a-f:]+(:" + DOTTED + ")?]")
                || (host.matches(NAME) && !host.matches(NUMBER_AT_ITS_END));
    }
}

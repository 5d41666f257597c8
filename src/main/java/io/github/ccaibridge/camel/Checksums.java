package io.github.ccaibridge.camel;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The MD5 sums that an answer's headers may carry, in the spellings of HTTP and of cloud storage. */
final class Checksums {
    private static final String BASE64 = "[A-Za-z0-9+/]{22}==";
    private static final Pattern NAMED = Pattern.compile("(?i)(?:^|[,\\s\\[])md5=:?(" + BASE64 + ")");

    private Checksums() {}

    /** As base64; null when no header tells one. */
    static String md5(Map<String, Object> headers) {
        var plain = String.valueOf(headers.get("Content-MD5")).strip();
        if (plain.matches(BASE64)) {
            return plain;
        }
        return headers.entrySet().stream()
                .filter(header -> Stream.of("x-goog-hash", "digest", "content-digest", "repr-digest")
                        .anyMatch(header.getKey().toLowerCase(Locale.ROOT)::equals))
                .map(header -> NAMED.matcher(String.valueOf(header.getValue())))
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse(null);
    }
}

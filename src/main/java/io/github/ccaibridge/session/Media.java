package io.github.ccaibridge.session;

import java.util.Optional;
import java.util.regex.Pattern;

/** A file that CCAI Platform says a session has: {@code url} is where it can be fetched, null when storage brings it (C 3.5, 4.2). */
public record Media(String type, String part, String name, String url) {
    public static final String RECORDING = "recording";
    public static final String TRANSCRIPT = "transcript";

    private static final Pattern SHOWN = Pattern.compile(".*-(photo|video)-([^./]+)\\.[^.]+");

    /** The photo or video that a file name speaks of, such as {@code call-50211-photo-77.jpg}; nothing for any other name. */
    public static Optional<Media> of(String name) {
        var shown = SHOWN.matcher(name);
        return shown.matches() ? Optional.of(new Media(shown.group(1), shown.group(2), name, null)) : Optional.empty();
    }

    /** How it is kept that the file is noted as due: once more when its address becomes known. */
    public String noted() {
        return type + ":" + part + (url == null ? "" : ":fetched");
    }

    public boolean recording() {
        return RECORDING.equals(type);
    }
}

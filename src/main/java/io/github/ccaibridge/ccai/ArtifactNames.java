package io.github.ccaibridge.ccai;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a dropped file says: whose it is and what is in it (C 4.2). */
public final class ArtifactNames {
    private record Content(String type, String contentType) {}

    private static final Map<String, Content> ENDINGS = Map.ofEntries(
            Map.entry("mp3", new Content("recording", "audio/mpeg")),
            Map.entry("wav", new Content("recording", "audio/wav")),
            Map.entry("ogg", new Content("recording", "audio/ogg")),
            Map.entry("m4a", new Content("recording", "audio/mp4")),
            Map.entry("txt", new Content("transcript", "text/plain")),
            Map.entry("jpg", new Content("photo", "image/jpeg")),
            Map.entry("jpeg", new Content("photo", "image/jpeg")),
            Map.entry("png", new Content("photo", "image/png")),
            Map.entry("heic", new Content("photo", "image/heic")),
            Map.entry("gif", new Content("photo", "image/gif")),
            Map.entry("mp4", new Content("video", "video/mp4")),
            Map.entry("mov", new Content("video", "video/quicktime")),
            Map.entry("webm", new Content("video", "video/webm")),
            Map.entry("json", new Content("metadata", "application/json")));

    private final Pattern pattern;

    /** The pattern names the groups {@code kind}, {@code id} and {@code ending}, and may name {@code type} and {@code part}. */
    public ArtifactNames(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * From the path below the drop: {@code type} (recording, transcript, photo, video, metadata or unknown), {@code kind}
     * (empty where only the file itself can tell), {@code id}, {@code part}, {@code name} as given, {@code contentType}.
     */
    public Map<String, Object> read(String path) {
        var read = new LinkedHashMap<String, Object>();
        var name = path.substring(path.lastIndexOf('/') + 1);
        read.put("name", name);
        var matcher = pattern.matcher(path);
        var content = ENDINGS.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        var type = matcher.matches() && content != null ? type(matcher, content) : "unknown";
        read.put("type", type);
        if (!type.equals("unknown")) {
            read.put("kind", kind(group(matcher, "kind")));
            read.put("id", group(matcher, "id"));
            read.put("part", group(matcher, "part"));
            read.put("contentType", content.contentType());
        }
        return read;
    }

    /** What a file of that name holds; bytes where the ending tells nothing. */
    public static String contentTypeOf(String name) {
        var content = ENDINGS.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        return content == null ? "application/octet-stream" : content.contentType();
    }

    /** Whether a session type, or the word for a kind, stands for a chat. */
    public static boolean isChat(String said) {
        return Channels.isChat(said);
    }

    /** The type of file that a name's ending stands for; null where it tells none. */
    static String typeOf(String name) {
        var content = ENDINGS.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        return content == null || content.type().equals("metadata") ? null : content.type();
    }

    private String type(Matcher matcher, Content content) {
        var kind = group(matcher, "kind").toLowerCase(Locale.ROOT);
        var said = group(matcher, "type").toLowerCase(Locale.ROOT);
        if (kind.equals("metadata") || said.equals("metadata")) {
            return content.contentType().matches("application/json|text/plain") ? "metadata" : "unknown";
        }
        if (said.equals("photo") || said.equals("video")) {
            return said;
        }
        var speech = content.type().equals("transcript") && kind(kind).equals("call");
        return speech || content.type().equals("metadata") ? "unknown" : content.type();
    }

    /** The session type stands in the place of the kind where an administrator chose {@code {SESSION_TYPE}}. */
    private static String kind(String said) {
        var kind = said.toLowerCase(Locale.ROOT);
        return kind.equals("metadata") || kind.isEmpty() ? "" : Channels.isChat(kind) ? "chat" : "call";
    }

    private String group(Matcher matcher, String name) {
        var found = pattern.pattern().contains("(?<" + name + ">") ? matcher.group(name) : null;
        return found == null ? "" : found;
    }
}

package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.Media;
import java.util.ArrayList;
import java.util.List;

/** The files that a call or chat object speaks of: recording, transcript, photos and videos (C 3.5, 3.8). */
final class MediaOfObject {
    private static final String GRANTED = "recording_permission_granted";

    private MediaOfObject() {}

    static List<Media> of(String kind, String id, JsonNode object) {
        var media = new ArrayList<Media>();
        recording(kind, id, object, media);
        if (object.path("transcript").asBoolean(false)) {
            media.add(new Media(Media.TRANSCRIPT, "", kind + "-" + id + ".txt", null));
        }
        several("photo", "jpg", kind, id, Keys.get(object, "photos"), media);
        several("video", "mp4", kind, id, Keys.get(object, "videos"), media);
        return media;
    }

    /** A permission without an address is a recording that storage brings. */
    private static void recording(String kind, String id, JsonNode object, List<Media> media) {
        var url = Keys.text(object, "recordingurl");
        var talked = Keys.time(object, "connectedat") != null && Keys.time(object, "endsat") != null;
        var granted = GRANTED.equals(Keys.text(object, "recordingpermission")) && talked;
        if (url != null || granted) {
            media.add(new Media(Media.RECORDING, "", name(url, kind + "-" + id + ".mp3"), url));
        }
    }

    private static void several(String type, String ending, String kind, String id, JsonNode list, List<Media> media) {
        if (list == null || !list.isArray()) {
            return;
        }
        for (var one : list) {
            var part = Keys.text(one, "id");
            if (part != null) {
                var url = Keys.text(one, "url");
                media.add(new Media(type, part, kind + "-" + id + "-" + type + "-" + part + "." + ending, url));
            }
        }
    }

    private static String name(String url, String otherwise) {
        var path = url == null ? "" : url.replaceFirst("[?#].*", "");
        var last = path.substring(path.lastIndexOf('/') + 1);
        return last.contains(".") ? last : otherwise;
    }
}

package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names of dropped files say, by the pattern that is the default. */
class ArtifactNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "call-50211.mp3                     | recording  | call | 50211 | ''  | audio/mpeg",
                "call-50211.WAV                     | recording  | call | 50211 | ''  | audio/wav",
                "call-50211-2.mp3                   | recording  | call | 50211 | 2   | audio/mpeg",
                "call-50211-part-2.mp3              | recording  | call | 50211 | 2   | audio/mpeg",
                "chat-138.txt                       | transcript | chat | 138   | ''  | text/plain",
                "call-50211-photo-77.jpg            | photo      | call | 50211 | 77  | image/jpeg",
                "chat-138-photo-9.jpeg              | photo      | chat | 138   | 9   | image/jpeg",
                "call-50211-video-8.mp4             | video      | call | 50211 | 8   | video/mp4",
                "chat-138-video-8.mp4               | video      | chat | 138   | 8   | video/mp4",
                "metadata-50211.json                | metadata   | ''   | 50211 | ''  | application/json",
                "metadata-50211.txt                 | metadata   | ''   | 50211 | ''  | text/plain",
                "2025-11-26/call-50211.mp3          | recording  | call | 50211 | ''  | audio/mpeg",
                "call-50211-photo-Über uns 😀.jpg   | photo      | call | 50211 | Über uns 😀 | image/jpeg",
                "email-7.pdf                        | unknown    | -    | -     | -   | -",
                "call-50211.exe                     | unknown    | -    | -     | -   | -",
                "call-50211.txt                     | unknown    | -    | -     | -   | -",
                "call-.mp3                          | unknown    | -    | -     | -   | -",
                "metadata-50211.mp3                 | unknown    | -    | -     | -   | -",
                "notes                              | unknown    | -    | -     | -   | -",
            })
    void aNameSaysWhoseFileItIs(String path, String type, String kind, String id, String part, String contentType)
            throws IOException {
        var read = new ArtifactNames(pattern()).read(path);
        assertThat(read).containsEntry("type", type).containsEntry("name", path.substring(path.lastIndexOf('/') + 1));
        assertThat(read.get("kind")).isEqualTo(kind);
        assertThat(read.get("id")).isEqualTo(id);
        assertThat(read.get("part")).isEqualTo(part);
        assertThat(read.get("contentType")).isEqualTo(contentType);
    }

    @Test
    void anAdministratorsOwnNamesAreReadByHisOwnPattern() {
        var names = new ArtifactNames("(?<kind>[^/]+)/(?<id>[0-9]+)/[^/]+");
        assertThat(names.read("Messaging (Web)/138/transcript.txt"))
                .containsEntry("kind", "chat")
                .containsEntry("id", "138")
                .containsEntry("type", "transcript");
        assertThat(names.read("Voice Inbound (IVR)/50211/sound.mp3"))
                .containsEntry("kind", "call")
                .containsEntry("type", "recording");
    }

    private static String pattern() throws IOException {
        var settings = new Properties();
        try (var file = ArtifactNames.class.getResourceAsStream("/application.properties")) {
            settings.load(new java.io.InputStreamReader(file, java.nio.charset.StandardCharsets.UTF_8));
        }
        return settings.getProperty("ccai.assume.artifact-name");
    }
}

package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is known of a session only after its end: the metadata file's content, and the files that come with it. */
public record Aftermath(ObjectNode metadata, List<LateFile> files) {
    Aftermath(ObjectNode metadata) {
        this(metadata, List.of());
    }

    public Aftermath with(LateFile file) {
        List<LateFile> more = new ArrayList<>(files);
        more.add(file);
        return new Aftermath(metadata, List.copyOf(more));
    }

    public Aftermath with(SmartAction action) {
        Aftermath changed = changed(file -> file.withArray("/smart_actions").add(action.json()));
        for (LateFile file : action.files()) {
            changed = changed.with(file);
        }
        return changed;
    }

    public Aftermath rated(int rating, String comment) {
        return changed(file -> file.put("rating", rating).put("rating_comment", comment));
    }

    /** A value that the app sent, signed by the company or not; type and label as in ccai-platform.md 6.3. */
    public Aftermath withCustom(boolean signed, String key, Object value, String type, String label) {
        return changed(file -> {
            ObjectNode entry = file.withObject("/custom_data")
                    .withObject(signed ? "/signed" : "/unsigned")
                    .putObject(key);
            entry.set("value", Json.value(value));
            entry.put("type", type).put("label", label);
        });
    }

    /** The same, changed just now. */
    public Aftermath now() {
        return changed(file -> file.put("updated_at", Clock.iso(Instant.now())));
    }

    public Optional<LateFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** The same with anything else in the metadata file. */
    public Aftermath changed(Consumer<ObjectNode> change) {
        ObjectNode other = metadata.deepCopy();
        change.accept(other);
        return new Aftermath(other, files);
    }
}

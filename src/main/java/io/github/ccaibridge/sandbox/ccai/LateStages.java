package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Changes of the objects that the Manager API shows one after another of a session. */
final class LateStages {
    /** Where the objects' media are before a stand-in with an address of its own shows them. */
    static final String HOME = "https://acme.uc1.ccaiplatform.com/recordings/";

    private LateStages() {}

    /** Changes every object but the first, which is that of a session in progress. */
    static List<ObjectNode> fromTheEnd(List<ObjectNode> stages, Consumer<ObjectNode> change) {
        List<ObjectNode> changed = new ArrayList<>(List.of(stages.get(0)));
        for (ObjectNode stage : stages.subList(1, stages.size())) {
            ObjectNode other = stage.deepCopy();
            change.accept(other);
            changed.add(other);
        }
        return List.copyOf(changed);
    }

    static List<ObjectNode> permitted(List<ObjectNode> stages, boolean granted) {
        String permission = "recording_permission_" + (granted ? "granted" : "denied");
        return stages.stream()
                .map(stage -> stage.deepCopy().put("recording_permission", permission))
                .toList();
    }

    /** What the object shows of a SmartAction: its photo or video, or that the customer is verified. */
    static List<ObjectNode> showing(List<ObjectNode> stages, SmartAction action) {
        String type = action.json().path("type").asText();
        boolean done = action.json().path("status").asText().equals("finished");
        return fromTheEnd(stages, object -> {
            if (type.equals("verification") && done) {
                object.put("verified", true);
            }
            for (LateFile file : action.files()) {
                ObjectNode entry = object.withArray("/" + type + "s").addObject();
                entry.put("id", number(file.name())).put("url", HOME + file.name());
                if (type.equals("photo")) {
                    entry.put("photo_type", "photo");
                }
            }
        });
    }

    /** The same object with its media at this stand-in. */
    static ObjectNode at(String home, ObjectNode object) {
        return (ObjectNode) Json.read(Json.write(object).replace(HOME, home + Recordings.BASE));
    }

    private static long number(String fileName) {
        return Long.parseLong(fileName.replaceFirst(".*-(\\d+)\\.\\w+$", "$1"));
    }
}

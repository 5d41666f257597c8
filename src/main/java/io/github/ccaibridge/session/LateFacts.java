package io.github.ccaibridge.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is known of a session only after its end, or beside it: rating, wrap-ups, SmartActions, custom data, files that are
 * due ({@code media}) and files that have come ({@code files}), calls that called a voicemail back, the e-mail a web user
 * gave. {@code closed} says that the metadata file, the closing snapshot, has come (C 4.1), {@code heardAt} when anything of this came last.
 */
public record LateFacts(
        Rating rating,
        List<Disposition> dispositions,
        List<SmartAction> smartActions,
        List<CustomValue> customData,
        List<Media> media,
        List<Artifact> files,
        List<String> calledBackBy,
        String email,
        boolean closed,
        Instant heardAt) {
    /** Nothing late is known. */
    public static final LateFacts NONE =
            new LateFacts(null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, false, null);

    /** The recordings that have come, in the order of their parts. */
    public List<Artifact> recordings() {
        return files.stream()
                .filter(file -> Media.RECORDING.equals(file.type()))
                .sorted(PARTS)
                .toList();
    }

    private static final Comparator<Artifact> PARTS = Comparator.<Artifact>comparingInt(
                    file -> file.part().matches("\\d{1,9}") ? Integer.parseInt(file.part()) : -1)
            .thenComparing(Artifact::part);

    /** Whether a recording is said to exist. */
    public boolean recorded() {
        return media.stream().anyMatch(Media::recording);
    }
}

package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.Artifact;
import io.github.ccaibridge.session.LateFacts;
import io.github.ccaibridge.session.Media;
import io.github.ccaibridge.session.Rating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Gathers what arrives after a session, in the order of its own times: what is told later replaces what was told before. */
final class LateFold {
    private final String kind;
    private final Spellings spellings;
    private final Dispositions dispositions = new Dispositions();
    private final CustomData customData = new CustomData();
    private final SmartActions smartActions;
    private final Map<String, Media> media = new LinkedHashMap<>();
    private final Map<String, Artifact> files = new LinkedHashMap<>();
    private final Set<String> calledBackBy = new LinkedHashSet<>();
    private Rating rating;
    private Instant ratedAt;
    private String email;
    private boolean closed;
    private Instant heardAt;

    LateFold(String kind, Spellings spellings) {
        this.kind = kind;
        this.spellings = spellings;
        this.smartActions = new SmartActions(spellings);
    }

    /** Something that is not an event of the session was stored at this moment. */
    void heard(Instant received) {
        heardAt = heardAt == null || received.isAfter(heardAt) ? received : heardAt;
    }

    void event(JsonNode item) {
        dispositions.event(item);
        customData.add(item);
        email(Keys.get(item, "enduser"));
    }

    void object(JsonNode object, Instant at) {
        rate(object, at);
        smartActions.object(object);
        customData.add(object);
        MediaOfObject.of(kind, Keys.text(object, "id"), object).forEach(this::due);
        email(Keys.get(object, "enduser"));
    }

    /** The closing snapshot wins over what was told before, which is why it is folded after everything else. */
    void closing(JsonNode file, Instant at) {
        closed = true;
        rate(file, at);
        dispositions.closing(file);
        smartActions.closing(file);
        smartActions.fileNames().forEach(name -> Media.of(name).ifPresent(this::due));
        customData.add(file);
        email(Keys.get(file, "enduser"));
    }

    void endUser(JsonNode endUser) {
        email(endUser);
    }

    /** A file that has come into the artifact store, then what became of it in Kustomer. */
    void file(JsonNode file) {
        var type = Keys.text(file, "type");
        var part = file.path("part").asText("");
        var attachment = Keys.text(file, "attachment");
        var before = files.get(type + ":" + part);
        files.put(
                type + ":" + part,
                new Artifact(
                        type,
                        part,
                        file.path("name").asText(),
                        Keys.text(file, "contenttype"),
                        file.path("bytes").asLong(),
                        attachment != null || before == null ? attachment : before.attachment(),
                        Keys.text(file, "link") != null || before == null ? Keys.text(file, "link") : before.link()));
    }

    void calledBack(JsonNode call) {
        calledBackBy.add(Keys.text(call, "by"));
    }

    /** A wrap-up of the custom-CRM door, for an agent of whom none is known (U13). */
    void wrapUp(JsonNode told, AgentsFold agents) {
        dispositions.add(told, agents);
    }

    void due(Media one) {
        media.merge(one.type() + ":" + one.part(), one, (old, told) -> told.url() == null ? old : told);
    }

    /** A later rating replaces an earlier one, whoever tells it (U10). */
    private void rate(JsonNode object, Instant at) {
        var score = Keys.wholeNumber(object, "rating");
        var comment = spellings.ratingComment(object);
        if ((score != null || comment != null) && (ratedAt == null || !at.isBefore(ratedAt))) {
            ratedAt = at;
            var same = rating != null && (score == null || score.equals(rating.score()));
            rating = new Rating(
                    score == null && rating != null ? rating.score() : score,
                    comment == null && same ? rating.comment() : comment);
        } else if (rating != null && rating.comment() == null && Objects.equals(rating.score(), score)) {
            rating = new Rating(score, comment);
        }
    }

    private void email(JsonNode person) {
        var told = Keys.text(person, "email");
        email = told == null ? email : told;
    }

    LateFacts facts() {
        return new LateFacts(
                rating,
                dispositions.all(),
                smartActions.all(),
                customData.all(),
                List.copyOf(media.values()),
                new ArrayList<>(files.values()),
                List.copyOf(calledBackBy),
                email,
                closed,
                heardAt);
    }
}

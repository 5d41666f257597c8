package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.CrmFacts;
import io.github.ccaibridge.session.Media;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what came through the custom-CRM door, in the order of its coming. */
final class CrmFold {
    private final List<Fold.Stored> calls = new ArrayList<>();
    private final Map<String, CrmFacts.Comment> comments = new LinkedHashMap<>();
    private boolean accountAsked;
    private boolean recordAsked;
    private String account;

    void add(Fold.Stored call) {
        calls.add(call);
        var told = call.payload();
        switch (String.valueOf(Keys.text(told, "op"))) {
            case CrmCalls.CREATE_ACCOUNT -> accountAsked = true;
            case CrmCalls.CREATE_RECORD -> recordAsked = true;
            case CrmCalls.COMMENT ->
                comments.putIfAbsent(
                        Keys.text(told, "key"), new CrmFacts.Comment(Keys.text(told, "key"), Keys.text(told, "body")));
            default -> {}
        }
        account = account == null ? Keys.text(told, "account") : account;
    }

    /** The calls that tell of the session itself, which fill what its events do not say. */
    List<Fold.Stored> calls() {
        return calls;
    }

    /** The files that it gave an address of. */
    List<Media> media() {
        return calls.stream()
                .map(call -> Keys.get(call.payload(), "file"))
                .filter(file -> file != null)
                .map(file -> new Media(
                        Keys.text(file, "type"),
                        Optional.ofNullable(Keys.text(file, "part")).orElse(""),
                        Keys.text(file, "name"),
                        Keys.text(file, "url")))
                .toList();
    }

    /** The wrap-ups, each with the e-mail of its agent under {@code agent_id}. */
    List<JsonNode> wrapUps() {
        return calls.stream()
                .map(call -> Keys.get(call.payload(), "disposition"))
                .filter(told -> told != null)
                .toList();
    }

    boolean asked() {
        return accountAsked || recordAsked;
    }

    CrmFacts facts() {
        return calls.isEmpty()
                ? CrmFacts.NONE
                : new CrmFacts(accountAsked, recordAsked, account, List.copyOf(comments.values()));
    }
}

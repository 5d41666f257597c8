package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.SessionCase.KustomerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The one message of a session on its ticket: what is told at first and what its end adds (U14, D7). */
public final class Messages {
    public SessionCase listForThisOne(SessionCase one) {
        one.request(new KustomerRequest(
                "find-message",
                "GET",
                "/v1/conversations/" + one.text("ticket") + "/messages",
                "page=1&pageSize=100&sort=-createdAt",
                null,
                null));
        return one;
    }

    public SessionCase foundAgain(SessionCase one) {
        for (var record : Json.list(one.getAnswer().data())) {
            if (Conversations.externalId(one).equals(Json.text(Json.attributes(record), "externalId"))) {
                one.put("message", Json.text(Json.map(record), "id"));
            }
        }
        return one;
    }

    public SessionCase post(SessionCase one) {
        var facts = one.facts();
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", "chat".equals(one.getKind()) ? "chat" : "voice");
        body.put("app", "ccai");
        body.put("direction", Boolean.TRUE.equals(facts.outbound()) ? "out" : "in");
        body.put("subject", Conversations.title(one));
        body.put("preview", preview(one));
        body.put("externalId", Conversations.externalId(one));
        body.put("meta", meta(facts));
        body.put("custom", custom(facts));
        one.request(new KustomerRequest(
                "post-message",
                "POST",
                "/v1/conversations/" + one.text("ticket") + "/messages",
                null,
                body,
                Conversations.externalId(one)));
        return one;
    }

    public SessionCase posted(SessionCase one) {
        one.put("message", Json.text(Json.map(one.getAnswer().data()), "id"));
        one.put("writtenMessage", one.getRequest().body().get("custom"));
        return one;
    }

    /** The one PATCH that brings the message up to date, or no request when nothing differs. */
    public SessionCase bringUpToDate(SessionCase one) {
        var written = Json.map(one.progress().get("writtenMessage"));
        var changed = new LinkedHashMap<String, Object>();
        custom(one.facts()).forEach((key, value) -> {
            if (!Objects.equals(String.valueOf(value), String.valueOf(written.get(key)))) {
                changed.put(key, value);
            }
        });
        one.request(
                changed.isEmpty()
                        ? null
                        : new KustomerRequest(
                                "update-message",
                                "PATCH",
                                "/v1/messages/" + one.text("message"),
                                null,
                                Map.of("custom", changed),
                                null));
        return one;
    }

    public SessionCase broughtUpToDate(SessionCase one) {
        one.put("writtenMessage", custom(one.facts()));
        return one;
    }

    private static String preview(SessionCase one) {
        var facts = one.facts();
        var who = facts.withheld() ? "a withheld number" : Objects.requireNonNullElse(facts.phone(), "an app user");
        return Conversations.title(one) + (Boolean.TRUE.equals(facts.outbound()) ? " to " : " from ") + who;
    }

    private static Map<String, Object> meta(SessionFacts facts) {
        var meta = new LinkedHashMap<String, Object>();
        var out = Boolean.TRUE.equals(facts.outbound());
        meta.put("from", out ? facts.supportNumber() : facts.phone());
        meta.put("to", out ? facts.phone() : facts.supportNumber());
        meta.put("chat".equals(facts.kind()) ? "chatId" : "callId", facts.id());
        meta.values().removeIf(Objects::isNull);
        return meta;
    }

    private static Map<String, Object> custom(SessionFacts facts) {
        var custom = new LinkedHashMap<String, Object>();
        var out = Boolean.TRUE.equals(facts.outbound());
        custom.put("ccaiSessionIdStr", facts.id());
        custom.put("ccaiSessionTypeStr", facts.sessionType());
        custom.put(
                "ccaiQueueNameStr",
                facts.menuPath() == null ? null : facts.menuPath().replaceFirst(".*/\\s*", ""));
        custom.put("ccaiMenuSelectionStr", facts.menuPath());
        custom.put("ccaiFromPhoneStr", out ? facts.supportNumber() : facts.phone());
        if (facts.ended()) {
            facts.callSeconds().filter(s -> facts.answered()).ifPresent(s -> custom.put("ccaiCallDurationNum", s));
            facts.waitSeconds().ifPresent(s -> custom.put("ccaiWaitTimeNum", s));
            if (facts.object() != null) {
                custom.put("ccaiHoldTimeNum", facts.object().holdDuration());
            }
            if (facts.answered() || facts.object() != null || "chat".equals(facts.kind())) {
                custom.put("ccaiOutcomeStr", facts.outcome());
            }
        }
        custom.values().removeIf(Objects::isNull);
        return custom;
    }
}

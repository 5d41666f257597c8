package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.Rests;
import io.github.ccaibridge.ticket.SessionCase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The one message of a session on its ticket: what is told at first and what its end adds (U14, D7). */
public final class Messages {
    private final Assumptions assumptions;
    private final Rests rests;

    public Messages(Assumptions assumptions, Rests rests) {
        this.assumptions = assumptions;
        this.rests = rests;
    }

    public SessionCase listForThisOne(SessionCase one) {
        return one.ask(KustomerRequest.get(
                "find-message", "/v1/conversations/" + one.getTicket() + "/messages", assumptions.firstPage()));
    }

    public SessionCase foundAgain(SessionCase one) {
        for (var record : Json.list(one.getAnswer().data())) {
            if (Json.externalId(one).equals(Json.text(Json.attributes(record), "externalId"))) {
                one.progress().message = Json.text(Json.map(record), "id");
                one.progress().messageFields = Json.custom(record);
                one.progress().messageMeta = Json.map(Json.attributes(record).get("meta"));
            }
        }
        return one;
    }

    public SessionCase requireFound(SessionCase one) {
        if (one.getMessage() == null) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.REFUSED,
                    "Kustomer says that the message of this session exists, and does not list it");
        }
        return one;
    }

    /** Somebody deleted the ticket between its decision and the message. */
    public SessionCase ticketVanished(SessionCase one) {
        one.progress().remark = "the ticket is no longer in Kustomer; the session has no message there";
        return one;
    }

    public SessionCase post(SessionCase one) {
        var facts = one.facts();
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", facts.chat() ? "chat" : "voice");
        body.put("app", "ccai");
        body.put("direction", facts.isOutbound() ? "out" : "in");
        body.put("subject", Conversations.title(one));
        body.put("preview", preview(one));
        body.put("externalId", Json.externalId(one));
        body.put("meta", meta(facts));
        body.put("custom", custom(one));
        return one.ask(
                KustomerRequest.create("post-message", "/v1/conversations/" + one.getTicket() + "/messages", body));
    }

    public SessionCase posted(SessionCase one) {
        one.progress().message = Json.text(Json.map(one.getAnswer().data()), "id");
        one.progress().messageFields = Json.map(one.getRequest().body().get("custom"));
        one.progress().messageMeta = Json.map(one.getRequest().body().get("meta"));
        return one;
    }

    /** The one PATCH that brings the message up to date; no request when nothing differs. */
    public SessionCase bringUpToDate(SessionCase one) {
        var body = new LinkedHashMap<String, Object>();
        var changed = Json.changes(custom(one), one.progress().messageFields);
        if (!changed.isEmpty()) {
            body.put("custom", changed);
        }
        var meta = meta(one.facts());
        if (!Json.changes(meta, one.progress().messageMeta).isEmpty()) {
            body.put("meta", meta);
        }
        return one.ask(
                body.isEmpty()
                        ? null
                        : KustomerRequest.update("update-message", "/v1/messages/" + one.getMessage(), body));
    }

    public SessionCase broughtUpToDate(SessionCase one) {
        if (one.getAnswer().absent()) {
            one.progress().remark = "the message is no longer in Kustomer; nothing was changed there";
        }
        one.progress().messageFields = custom(one);
        one.progress().messageMeta = meta(one.facts());
        return one;
    }

    private static String preview(SessionCase one) {
        var facts = one.facts();
        var who = facts.party().withheld()
                ? "a withheld number"
                : Objects.requireNonNullElse(facts.party().phone(), "an app user");
        return Conversations.title(one) + (facts.isOutbound() ? " to " : " from ") + who;
    }

    /** From and To as they were: an outbound call comes from our number (D7). */
    private static Map<String, Object> meta(SessionFacts facts) {
        var meta = new LinkedHashMap<String, Object>();
        var theirs = facts.party().phone();
        meta.put("from", facts.isOutbound() ? facts.ourNumber() : theirs);
        meta.put("to", facts.isOutbound() ? theirs : facts.ourNumber());
        meta.put(facts.chat() ? "chatId" : "callId", facts.id());
        meta.values().removeIf(Objects::isNull);
        return meta;
    }

    private Map<String, Object> custom(SessionCase one) {
        var facts = one.facts();
        var custom = new LinkedHashMap<String, Object>();
        custom.put("ccaiSessionIdStr", facts.id());
        custom.put("ccaiSessionTypeStr", facts.sessionType());
        custom.put("ccaiQueueNameStr", queue(facts.menu()));
        custom.put(
                "ccaiMenuSelectionStr",
                facts.menu() == null ? null : facts.menu().path());
        custom.put(
                "ccaiFromPhoneStr",
                facts.isOutbound() ? facts.ourNumber() : facts.party().phone());
        if (facts.ended() && !rests.holdsBack(one)) {
            custom.put("ccaiCallDurationNum", facts.talkSeconds().orElse(null));
            custom.put(
                    "ccaiWaitTimeNum",
                    facts.isOutbound() ? null : facts.waitSeconds().orElse(null));
            custom.put("ccaiHoldTimeNum", facts.holdSeconds().orElse(null));
            custom.put("ccaiOutcomeStr", facts.outcome());
        }
        custom.values().removeIf(Objects::isNull);
        return custom;
    }

    private static String queue(Menu menu) {
        return menu == null || menu.path() == null ? null : menu.path().replaceFirst(".*/\\s*", "");
    }
}

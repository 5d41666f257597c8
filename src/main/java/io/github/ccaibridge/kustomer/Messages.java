package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.Artifact;
import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.ticket.Awaited;
import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.LateNote;
import io.github.ccaibridge.ticket.LateNotes;
import io.github.ccaibridge.ticket.Progress;
import io.github.ccaibridge.ticket.SessionCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The one message of a session on its ticket: what is told at first and what its end adds (U14, D7). */
public final class Messages {
    private static final String ATTACH = "attach-recording";
    private static final String COMMENT = "ccaiCsatCommentTxt";

    private final Assumptions assumptions;
    private final Awaited awaited;

    public Messages(Assumptions assumptions, Awaited awaited) {
        this.assumptions = assumptions;
        this.awaited = awaited;
    }

    public SessionCase listForThisOne(SessionCase one) {
        return one.ask(KustomerRequest.get(
                "find-message", "/v1/conversations/" + one.ticket() + "/messages", assumptions.firstPage()));
    }

    public SessionCase foundAgain(SessionCase one) {
        for (var record : Json.list(one.answer().data())) {
            if (Json.externalId(one).equals(Json.text(Json.attributes(record), "externalId"))) {
                one.progress().message = Json.text(Json.map(record), "id");
                one.progress().unconfirmed = false;
                one.progress().messageFields = Json.custom(record);
                one.progress().messageMeta = Json.map(Json.attributes(record).get("meta"));
                one.progress().messageFiles = attached(one, record);
            }
        }
        return one;
    }

    /** Kustomer says that the message exists, and does not list it: or it means the ticket, of which webhooks told too little. */
    public SessionCase requireFound(SessionCase one) {
        if (one.message() == null && one.progress().unconfirmed) {
            return one.decideAgain();
        }
        if (one.message() == null) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.REFUSED,
                    "Kustomer says that the message of this session exists, and does not list it");
        }
        return one;
    }

    /** Somebody deleted the ticket between its decision and the message. */
    public SessionCase ticketVanished(SessionCase one) {
        if (one.progress().unconfirmed) {
            return one.decideAgain();
        }
        one.progress().gone = true;
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
        if (facts.ended() && facts.answered() && assumptions.importedMessageDoesNotReopen()) {
            // An agent may have closed the ticket when the call ended: a message of then must not open it again (K 1.8,
            // 3.3).
            body.put("importedAt", one.now().toString());
        }
        var recordings = toAttach(one);
        if (!recordings.isEmpty()) {
            body.put("attachments", Json.references(recordings));
        }
        return one.ask(KustomerRequest.create("post-message", "/v1/conversations/" + one.ticket() + "/messages", body));
    }

    public SessionCase posted(SessionCase one) {
        one.progress().message = Json.text(Json.map(one.answer().data()), "id");
        one.progress().unconfirmed = false;
        one.progress().messageFields = Json.map(one.request().body().get("custom"));
        one.progress().messageMeta = Json.map(one.request().body().get("meta"));
        rememberFiles(one);
        return one;
    }

    /** The recordings a message without any may refer to: later ones get a note, since an update may replace them (U3). */
    private List<Artifact> toAttach(SessionCase one) {
        return one.progress().messageFiles.isEmpty() && !awaited.holdsBack(one)
                ? one.facts().late().recordings().stream()
                        .filter(file ->
                                file.attachment() != null && !one.progress().tells(file))
                        .toList()
                : List.of();
    }

    private void rememberFiles(SessionCase one) {
        if (one.request().body().containsKey("attachments")) {
            one.progress().messageFiles =
                    toAttach(one).stream().map(Progress::key).toList();
        }
    }

    /** Asks for the message itself: whether a former try has attached the recordings. */
    public SessionCase read(SessionCase one) {
        return one.ask(KustomerRequest.get("read-message", "/v1/messages/" + one.message(), null));
    }

    /** Takes what the message refers to already. */
    public SessionCase whatWasRead(SessionCase one) {
        one.progress().messageFiles = attached(one, one.answer().data());
        one.progress().intents.remove(ATTACH);
        return one;
    }

    /** The session's recordings to which a record refers. */
    private static List<String> attached(SessionCase one, Object record) {
        var there = Json.list(Json.attributes(record).get("attachments")).stream()
                .map(file -> Json.text(Json.map(file), "_id"))
                .toList();
        return one.facts().late().recordings().stream()
                .filter(file -> there.contains(file.attachment()))
                .map(Progress::key)
                .toList();
    }

    /** The one PATCH that brings the message up to date; no request when nothing differs. */
    public SessionCase bringUpToDate(SessionCase one) {
        var body = new LinkedHashMap<String, Object>();
        var changed = new LinkedHashMap<>(Json.changes(custom(one), one.progress().messageFields));
        if (one.progress().messageFields.containsKey(COMMENT) && !custom(one).containsKey(COMMENT)) {
            changed.put(COMMENT, null);
        }
        if (!changed.isEmpty()) {
            body.put("custom", changed);
        }
        var meta = meta(one.facts());
        if (!Json.changes(meta, one.progress().messageMeta).isEmpty()) {
            body.put("meta", meta);
        }
        if (body.isEmpty() && toAttach(one).isEmpty()) {
            return one.ask(null);
        }
        if (awaited.gathers(one)) {
            one.holdNews();
            return one.ask(null);
        }
        var path = "/v1/messages/" + one.message();
        if (toAttach(one).isEmpty()) {
            return one.ask(KustomerRequest.update("update-message", path, body));
        }
        body.put("attachments", Json.references(toAttach(one)));
        return one.ask(KustomerRequest.attach(ATTACH, path, body));
    }

    public SessionCase broughtUpToDate(SessionCase one) {
        KustomerTrouble.requireTaken(one);
        if (one.answer().absent()) {
            one.progress().gone = true;
            one.progress().remark = "the message is no longer in Kustomer; nothing was changed there";
        } else {
            rememberFiles(one);
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
        if (facts.ended() && !awaited.holdsBack(one)) {
            custom.put("ccaiCallDurationNum", facts.talkSeconds().orElse(null));
            custom.put(
                    "ccaiWaitTimeNum",
                    facts.isOutbound() ? null : facts.waitSeconds().orElse(null));
            custom.put("ccaiHoldTimeNum", facts.holdSeconds().orElse(null));
            custom.put("ccaiOutcomeStr", facts.outcome());
            custom.put("ccaiVoicemailStateStr", facts.voicemailState().orElse(null));
        }
        late(facts, custom);
        custom.putAll(one.mappedTo("message"));
        custom.values().removeIf(Objects::isNull);
        return custom;
    }

    private static void late(SessionFacts facts, Map<String, Object> custom) {
        var rating = facts.late().rating();
        if (rating != null) {
            custom.put("ccaiCsatRatingNum", rating.score());
            custom.put(COMMENT, cut(rating.comment()));
        }
        custom.put(
                "ccaiInWebEmailStr",
                "web".equals(facts.channel()) ? facts.late().email() : null);
    }

    /** The whole of a longer comment stands in a note. */
    private static String cut(String text) {
        return text == null ? null : LateNote.cut(text, LateNotes.LONGEST_FIELD);
    }

    private static String queue(Menu menu) {
        return menu == null || menu.path() == null ? null : menu.path().replaceFirst(".*/\\s*", "");
    }
}

package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.LateNote;
import io.github.ccaibridge.ticket.LateNotes;
import io.github.ccaibridge.ticket.Progress;
import io.github.ccaibridge.ticket.SessionCase;
import java.util.LinkedHashMap;
import java.util.Map;

/** The notes of a session on its ticket, each written once and changed when its text does (K 5). */
public final class Notes {
    private final Assumptions assumptions;
    private final LateNotes lateNotes;

    public Notes(Assumptions assumptions, LateNotes lateNotes) {
        this.assumptions = assumptions;
        this.lateNotes = lateNotes;
    }

    /** Asks for the next note that Kustomer lacks or holds with another text; for nothing when all are there. */
    public SessionCase next(SessionCase one) {
        var progress = one.progress();
        one.write(null);
        one.ask(null);
        if (progress.ticket == null || progress.gone) {
            return one;
        }
        for (var wanted : lateNotes.of(one.facts(), progress, one.transcripts())) {
            var told = progress.notes.get(wanted.key());
            if (told == null) {
                one.write(wanted);
                return create(one);
            }
            if (!wanted.body().equals(told.body)) {
                one.write(wanted);
                return one.ask(
                        KustomerRequest.update("update-note", "/v1/notes/" + told.id, Map.of("body", wanted.body())));
            }
        }
        return one;
    }

    public SessionCase create(SessionCase one) {
        var note = one.note();
        var body = new LinkedHashMap<String, Object>();
        body.put("body", note.body());
        body.put("externalId", externalId(one, note));
        if (!note.attached().isEmpty()) {
            body.put("attachments", Json.references(note.attached()));
        }
        return one.ask(KustomerRequest.create("create-note", "/v1/conversations/" + one.ticket() + "/notes", body));
    }

    /** Takes the answer to a creation or a change; a ticket or note that is gone gets no more of them. */
    public SessionCase told(SessionCase one) {
        if (one.answer().absent() && one.progress().unconfirmed) {
            return one.decideAgain();
        }
        KustomerTrouble.requireTaken(one);
        one.progress().unconfirmed = false;
        if (one.answer().absent()) {
            one.progress().gone = true;
            one.progress().remark = "the ticket or its note is no longer in Kustomer; late data are not told";
        } else {
            var told = one.progress().notes.get(one.note().key());
            keep(one, told == null ? Json.text(Json.map(one.answer().data()), "id") : told.id);
        }
        return one;
    }

    public SessionCase listForThisTicket(SessionCase one) {
        return one.ask(KustomerRequest.get(
                "find-note", "/v1/conversations/" + one.ticket() + "/notes", assumptions.firstPage()));
    }

    public SessionCase foundAgain(SessionCase one) {
        for (var record : Json.list(one.answer().data())) {
            if (externalId(one, one.note()).equals(Json.text(Json.attributes(record), "externalId"))) {
                keep(one, Json.text(Json.map(record), "id"));
                one.progress().unconfirmed = false;
                one.progress().notes.get(one.note().key()).body = Json.text(Json.attributes(record), "body");
            }
        }
        return one;
    }

    /** Kustomer says that the note exists, and does not list it: or it means the ticket, of which webhooks told too little. */
    public SessionCase requireFound(SessionCase one) {
        if (isMissing(one) && one.progress().unconfirmed) {
            return one.decideAgain();
        }
        if (isMissing(one)) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.REFUSED,
                    "Kustomer says that the note " + externalId(one, one.note()) + " exists, and does not list it");
        }
        return one;
    }

    /** Whether the note that is being written was found nowhere. */
    public boolean isMissing(SessionCase one) {
        return !one.progress().notes.containsKey(one.note().key());
    }

    private static void keep(SessionCase one, String id) {
        var note = new Progress.Note();
        note.id = id;
        note.body = one.note().body();
        note.files = one.note().covers().stream().map(Progress::key).toList();
        one.progress().notes.put(one.note().key(), note);
    }

    private static String externalId(SessionCase one, LateNote note) {
        return Json.externalId(one) + ":" + note.key();
    }
}

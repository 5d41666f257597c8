package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.SharedTime;
import io.github.ccaibridge.ticket.Asker;
import io.github.ccaibridge.ticket.KustomerAnswer;
import io.github.ccaibridge.ticket.KustomerRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of Kustomer that is read page after page for no session, from the first question to the last answer. */
public final class Reading implements Asker {
    private final Instant began = SharedTime.now();
    private final Set<String> followed = new HashSet<>();
    /** Whom or what the pages so far spoke of. */
    final Set<String> met = new HashSet<>();

    private KustomerRequest request;
    private KustomerAnswer answer;
    private Instant asked = began;
    private int pages;

    Reading(KustomerRequest first) {
        request = first;
    }

    @Override
    public KustomerRequest request() {
        return request;
    }

    @Override
    public void heard(KustomerAnswer told) {
        answer = told;
        pages++;
    }

    @Override
    public Map<String, Object> noteSent(int status) {
        return new HashMap<>();
    }

    public KustomerAnswer answer() {
        return answer;
    }

    /** When the first page was asked for. */
    public String began() {
        return began.toString();
    }

    /** When the page at hand was asked for: what it says was true then, or became so after. */
    public Instant asked() {
        return asked;
    }

    public int pages() {
        return pages;
    }

    /** The records of the page at hand. */
    List<Object> records() {
        if (!(answer.data() instanceof List)) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.TRANSPORT, "Kustomer answered " + request.name() + " without a list");
        }
        return Json.list(answer.data());
    }

    /** Asks for the page that the answer names as the next; after the last there is no request any more. */
    Reading goOn() {
        var next = answer.next();
        if (next != null && (!next.contains("?") || !followed.add(next))) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.TRANSPORT,
                    "Kustomer's links from page to page of " + request.name() + " lead nowhere");
        }
        request = next == null
                ? null
                : KustomerRequest.get(request.name(), request.path(), next.substring(next.indexOf('?') + 1));
        asked = SharedTime.now();
        return this;
    }
}

package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.Ticket;
import io.github.ccaibridge.ticket.TicketSource;
import io.github.ccaibridge.ticket.TicketTrust;
import io.github.ccaibridge.ticket.WebhookProof;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered of customers' tickets between lists, as rows and back. */
public final class KnownTickets {
    private static final String TOO_MANY = "the customer has more tickets than a list's page";
    private static final String LED_ASTRAY = "the ticket was no longer as the webhook had told";

    private final ObjectMapper json = new ObjectMapper();
    private final TicketTrust trust;
    private final int atMost;
    private final boolean kept;

    /** Nothing is kept without a token of the webhook, or where {@code trustedFor} is zero. */
    public KnownTickets(
            Assumptions assumptions, String token, String nextToken, Duration trustedFor, Duration provedWithin) {
        trust = new TicketTrust(trustedFor, provedWithin);
        atMost = assumptions.pageSize();
        kept = !trustedFor.isZero() && !(blank(token) && blank(nextToken));
    }

    private static boolean blank(String token) {
        return token == null || token.isBlank();
    }

    public boolean isKept() {
        return kept;
    }

    /** Takes the row of known-tickets.sql: the tickets where they can be trusted, else why they have to be listed. */
    public SessionCase take(SessionCase one, List<Map<String, Object>> rows) throws JsonProcessingException {
        var row = rows.get(0);
        var now = time(row.get("asked_at"));
        var listedAt = time(row.get("listed_at"));
        var proofs = list(row.get("proofs")).stream().map(KnownTickets::proof).toList();
        var tickets =
                list(row.get("tickets")).stream().map(TicketRecords::remembered).toList();
        var doubt = one.progress().astray ? Optional.of(LED_ASTRAY) : trust.doubt(listedAt, proofs, now);
        if (doubt.isEmpty() && tickets.size() > atMost) {
            doubt = Optional.of(TOO_MANY);
        }
        if (doubt.isPresent()) {
            one.candidates().take(List.of(), new TicketSource("list", now.toString(), null, doubt.get()));
        } else {
            one.candidates().take(tickets, new TicketSource("webhooks", listedAt.toString(), until(proofs), null));
        }
        return one;
    }

    private static String until(List<WebhookProof> proofs) {
        return proofs.stream()
                .map(WebhookProof::until)
                .min(Instant::compareTo)
                .map(Instant::toString)
                .orElse(null);
    }

    private static WebhookProof proof(Object told) {
        var proof = Json.map(told);
        return new WebhookProof(time(proof.get("since")), time(proof.get("until")));
    }

    private List<?> list(Object text) throws JsonProcessingException {
        return json.readValue((String) text, List.class);
    }

    private static Instant time(Object text) {
        return text == null ? null : OffsetDateTime.parse((String) text).toInstant();
    }

    /** The listed tickets as JSON for keep-listed-tickets.sql. */
    public String listedText(SessionCase one) throws JsonProcessingException {
        return json.writeValueAsString(one.candidates().tickets().stream()
                .map((Ticket ticket) -> TicketRecords.row(ticket))
                .toList());
    }

    /** What Kustomer answered to our own write, as JSON for keep-told-ticket.sql; null where it answered no record. */
    public String writtenText(SessionCase one) throws JsonProcessingException {
        var answer = one.answer();
        if (answer == null || !(answer.data() instanceof Map)) {
            return null;
        }
        var row = TicketRecords.row(answer.data());
        row.put("written", one.request().creates() ? "create" : "update");
        return json.writeValueAsString(row);
    }
}

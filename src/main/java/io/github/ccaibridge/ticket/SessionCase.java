package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.SessionFacts;
import java.time.Instant;
import java.util.Map;

/**
 * One session on its way through the routes: its facts, its progress, and the request that is next. It is the body; what
 * routes ask for is named as in a record, which Camel finds at once, where it looks for a getter among all methods.
 */
public final class SessionCase extends Asking {
    private final SessionFacts facts;
    private final Progress progress;
    private final String lane;
    private final long seen;
    private final Instant firstSeen;
    private final Instant now;
    private final Candidates candidates = new Candidates();
    private Situation situation;
    private boolean decidedNow;
    private int lookUps;
    private String ownerEmail;
    private String ownerUserId;
    private boolean ownerAwaited;
    private boolean customerGone;
    private boolean customerNew;
    private boolean accountGone;
    private boolean customerTried;
    private Map<String, Map<String, Object>> mapped = Map.of();
    private boolean newsHeld;
    private LateNote note;
    private Map<String, String> transcripts = Map.of();
    private Rest rest = new Rest("open", null, null);

    public SessionCase(
            SessionFacts facts,
            Progress progress,
            Situation situation,
            String lane,
            long seen,
            Instant firstSeen,
            Instant now) {
        this.facts = facts;
        this.progress = progress;
        this.situation = situation;
        this.lane = lane;
        this.seen = seen;
        this.firstSeen = firstSeen;
        this.now = now;
    }

    public SessionFacts facts() {
        return facts;
    }

    public Progress progress() {
        return progress;
    }

    /** When the first event of the session was stored. */
    public Instant firstSeen() {
        return firstSeen;
    }

    public Instant now() {
        return now;
    }

    public String kind() {
        return facts.kind();
    }

    public String id() {
        return facts.id();
    }

    public String key() {
        return facts.kind() + "/" + facts.id();
    }

    public String lane() {
        return lane;
    }

    /** How many of the session's events these facts are folded from. */
    public long seen() {
        return seen;
    }

    public String situation() {
        return decided() ? "DECIDED" : situation.name();
    }

    public Situation whatHappened() {
        return situation;
    }

    public boolean decided() {
        return progress.rule != null;
    }

    public String rule() {
        return progress.rule;
    }

    public String action() {
        return progress.action;
    }

    public String customer() {
        return progress.customer;
    }

    public String ticket() {
        return progress.ticket;
    }

    public String message() {
        return progress.message;
    }

    public String parentId() {
        return facts.object() == null ? null : facts.object().parentId();
    }

    public String endUserId() {
        return facts.party().endUserId();
    }

    /** Whether the customer may have tickets that a rule looks at: not one made a moment ago, nor the unknown caller, nor for a voicemail (T5). */
    public boolean ticketsMatter() {
        return oneCustomer() && !customerNew && situation != Situation.VOICEMAIL_LEFT;
    }

    /** Whether the customer is one person, not the shared unknown caller (C4). */
    public boolean oneCustomer() {
        return !facts.party().anonymous();
    }

    /** Notes that the customer was made a moment ago; a later try has to look for tickets all the same. */
    public void customerIsNew() {
        customerNew = true;
    }

    /** The key under which the customer is remembered. */
    public String contactKey() {
        var party = facts.party();
        if (party.identifier() != null) {
            return "identifier:" + party.identifier();
        }
        return party.phone() != null
                ? party.phone()
                : party.endUserId() != null ? "end_user_" + party.endUserId() : "unknown-caller";
    }

    /** Whether Kustomer no longer has the customer, who was merged or deleted. */
    public boolean customerGone() {
        return customerGone;
    }

    public void missCustomer(boolean gone) {
        customerGone = gone;
    }

    /** Whether the account that CCAI Platform names is no longer in Kustomer. */
    public boolean accountGone() {
        return accountGone;
    }

    public void missAccount() {
        accountGone = true;
    }

    /** Whether CCAI Platform waits for the customer's id and has no ticket to wait for (C 1.4, step 2). */
    public boolean accountWanted() {
        return facts.crm().accountAsked() && progress.customer == null && !decided() && !situation.decidable();
    }

    /** Whether a try to create the customer was made, now or before. */
    public boolean customerTried() {
        return customerTried || progress.intents.contains("create-customer");
    }

    public void customerIsTried() {
        customerTried = true;
    }

    public boolean outbound() {
        return facts.isOutbound();
    }

    /** The next request; null when nothing is to be asked. */
    public SessionCase ask(KustomerRequest next) {
        next(next);
        return this;
    }

    /** Whether a former try of the same creation may have worked. */
    public boolean uncertain() {
        var request = request();
        return request != null && request.creates() && progress.intents.contains(request.intent());
    }

    /** What the decision may choose among. */
    public Candidates candidates() {
        return candidates;
    }

    /** Whether the tickets are known without a list. */
    public boolean ticketsKnown() {
        return candidates.isKnown();
    }

    /** Whether the list told all of the customer's tickets. */
    public boolean ticketsWhole() {
        return candidates.isWhole();
    }

    /** Whether it was decided a moment ago. */
    public boolean decidedNow() {
        return decidedNow;
    }

    public void nowDecided() {
        decidedNow = true;
    }

    /** Takes back a decision that rested on what is not so: the next one rests on a list. */
    public SessionCase decideAgain() {
        progress.rule = null;
        progress.action = null;
        progress.ticket = null;
        progress.assignedUser = null;
        progress.unconfirmed = false;
        progress.astray = true;
        return this;
    }

    /** When the session began, as text; now when that is not known. */
    public String startedAt() {
        return String.valueOf(facts.startedAt() == null ? now : facts.startedAt());
    }

    public int lookUps() {
        return lookUps;
    }

    public void lookedUp(int times) {
        lookUps = times;
    }

    public String ownerId() {
        return facts.ownerId();
    }

    public String ownerEmail() {
        return ownerEmail;
    }

    public String ownerUserId() {
        return ownerUserId;
    }

    public boolean ownerAwaited() {
        return ownerAwaited;
    }

    /** Whose ticket it is: an e-mail of CCAI Platform, then a user id of Kustomer, as far as they are known. */
    public SessionCase own(String email, String userId) {
        ownerEmail = email;
        ownerUserId = userId;
        return this;
    }

    public void awaitOwner(boolean awaited) {
        ownerAwaited = awaited;
    }

    public boolean customDataThere() {
        return !facts.late().customData().isEmpty();
    }

    /** Takes the app's custom data as Kustomer's fields, by resource. */
    public void map(Map<String, Map<String, Object>> values) {
        mapped = values;
    }

    /** The mapped fields of a customer, conversation or message. */
    public Map<String, Object> mappedTo(String resource) {
        return mapped.getOrDefault(resource, Map.of());
    }

    /** Whether a file of a session with a ticket, or that is about to get one, is said to exist and not noted as due yet. */
    public boolean mediaNew() {
        var concerns = decided() ? !left() : situation.ruled();
        return concerns && facts.late().media().stream().anyMatch(one -> !progress.mediaNoted.contains(one.noted()));
    }

    /** Whether a file of the session waits to be brought to Kustomer. */
    public boolean uploadsWanted() {
        return progress.ticket != null
                && !progress.gone
                && facts.late().files().stream().anyMatch(file -> !file.uploaded() && !progress.tells(file));
    }

    /** Whether it was decided to leave the session alone. */
    public boolean left() {
        return Decision.Action.LEAVE.name().equals(progress.action);
    }

    /** The session that this one calls back, where a call-back is news to it. */
    public String calledBack() {
        return progress.callsBack;
    }

    /** Whether the message has news that wait for what comes with them. */
    public boolean newsHeld() {
        return newsHeld;
    }

    public void holdNews() {
        newsHeld = true;
    }

    /** The note that is being written. */
    public LateNote note() {
        return note;
    }

    public void write(LateNote wanted) {
        note = wanted;
    }

    /** The texts of transcripts, by their parts, where they are to be comments and fit into one. */
    public Map<String, String> transcripts() {
        return transcripts;
    }

    public void readTranscripts(Map<String, String> texts) {
        transcripts = texts;
    }

    public String state() {
        return rest.state();
    }

    public String awaiting() {
        return rest.awaiting();
    }

    /** Seconds until the session wants to be looked at again without news; negative means never. */
    public double waitSeconds() {
        return rest.atMost() == null ? -1 : rest.atMost().toMillis() / 1000.0;
    }

    public void restAs(Rest how) {
        rest = how;
    }
}

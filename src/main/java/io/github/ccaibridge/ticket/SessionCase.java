package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.SessionFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One session on the bench: its facts, how far its ticket has come, and the request that is next. Travels as the body. */
public final class SessionCase {
    private final SessionFacts facts;
    private final String lane;
    private final Duration age;
    private final long seen;
    private final Map<String, Object> progress;
    private final List<EarlierSession> earlier;
    private final List<Map<String, Object>> requests = new ArrayList<>();
    private List<Ticket> tickets = List.of();
    private String situation = "NOT_YET_KNOWN";
    private KustomerRequest request;
    private KustomerAnswer answer;
    private String agentUserId;
    private String customerToRemember = "";
    private String state = "open";
    private String awaiting;
    private double waitSeconds = -1;
    private double readAfterSeconds;

    /** A request as Kustomer shall get it; {@code creates} names the record whose creation must not happen twice. */
    public record KustomerRequest(
            String name, String method, String path, String query, Map<String, Object> body, String creates) {}

    /** What Kustomer answered; {@code data} is its {@code data} member. */
    public record KustomerAnswer(int status, Object data) {}

    public SessionCase(
            SessionFacts facts,
            String lane,
            Duration age,
            long seen,
            Map<String, Object> progress,
            List<EarlierSession> earlier) {
        this.facts = facts;
        this.lane = lane;
        this.age = age;
        this.seen = seen;
        this.progress = new LinkedHashMap<>(progress);
        this.earlier = earlier;
    }

    public SessionFacts facts() {
        return facts;
    }

    public String getKind() {
        return facts.kind();
    }

    public String getId() {
        return facts.id();
    }

    public String getKey() {
        return facts.kind() + "/" + facts.id();
    }

    public String getLane() {
        return lane;
    }

    public Duration age() {
        return age;
    }

    public long getSeen() {
        return seen;
    }

    public Map<String, Object> progress() {
        return progress;
    }

    public List<EarlierSession> earlier() {
        return earlier;
    }

    public List<Map<String, Object>> requests() {
        return requests;
    }

    public String text(String name) {
        return (String) progress.get(name);
    }

    public void put(String name, Object value) {
        progress.put(name, value);
    }

    public boolean isDecided() {
        return progress.containsKey("rule");
    }

    public String getAction() {
        return text("action");
    }

    public String getRule() {
        return text("rule");
    }

    public String getCustomer() {
        return text("customer");
    }

    public boolean isNewCustomer() {
        return Boolean.TRUE.equals(progress.get("customerCreated")) && !facts.withheld();
    }

    public List<Ticket> tickets() {
        return tickets;
    }

    public void tickets(List<Ticket> found) {
        tickets = found;
    }

    public String getSituation() {
        return situation;
    }

    public void situation(String now) {
        situation = now;
    }

    public KustomerRequest getRequest() {
        return request;
    }

    public void request(KustomerRequest next) {
        request = next;
        answer = null;
    }

    public boolean isUncertain() {
        return request != null && request.creates() != null && request.name().equals(progress.get("intent"));
    }

    public KustomerAnswer getAnswer() {
        return answer;
    }

    public void answered(KustomerAnswer now) {
        answer = now;
    }

    public String getAgentEmail() {
        return text("agentEmail");
    }

    public String getAgentUserId() {
        return agentUserId;
    }

    public void agentUserId(String id) {
        agentUserId = id;
    }

    public String getCustomerToRemember() {
        return customerToRemember;
    }

    public void rememberCustomer(String id) {
        customerToRemember = id;
    }

    public String getState() {
        return state;
    }

    public String getAwaiting() {
        return awaiting;
    }

    public double getWaitSeconds() {
        return waitSeconds;
    }

    public double getReadAfterSeconds() {
        return readAfterSeconds;
    }

    public void readAfter(double seconds) {
        readAfterSeconds = seconds;
    }

    /** Leaves the bench in this state; a negative wait means until something new arrives. */
    public SessionCase rest(String restState, String restAwaiting, double seconds) {
        state = restState;
        awaiting = restAwaiting;
        waitSeconds = seconds;
        return this;
    }
}

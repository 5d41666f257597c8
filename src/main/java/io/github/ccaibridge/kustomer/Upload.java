package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.ticket.Asker;
import io.github.ccaibridge.ticket.KustomerAnswer;
import io.github.ccaibridge.ticket.KustomerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One stored file on its way into Kustomer: what is done next, and how it ended. It is the body. */
public final class Upload implements Asker {
    /** The file itself; {@code outside} is where anybody can read it, {@code link} what a note may say of where it is. */
    public record Facts(String name, String contentType, long bytes, String sha256, String outside, String link) {}

    /** What Kustomer gave for the upload of one attachment; kept on disk, so that a broken upload goes on with it. */
    public record Policy(String attachment, String url, Map<String, String> fields, long bytes, String madeAt) {}

    /** What is done next. */
    public enum Step {
        LOOK,
        CREATE,
        SEND,
        REGISTER,
        DONE
    }

    private final Facts facts;
    private final List<Map<String, Object>> sent = new ArrayList<>();
    private Step step;
    private Policy policy;
    private String attachment;
    private KustomerRequest request;
    private KustomerAnswer answer;
    private int lastStatus;
    private int refusals;
    private volatile Runnable cut = () -> {};
    private volatile long movedAt = System.nanoTime();

    public Upload(Facts facts, Policy policy, Step first) {
        this.facts = facts;
        this.policy = policy;
        this.attachment = policy == null ? null : policy.attachment();
        this.step = first;
    }

    public Facts facts() {
        return facts;
    }

    public String step() {
        return step.name();
    }

    /** Whether something is left to do. */
    public boolean open() {
        return step != Step.DONE;
    }

    Upload go(Step next) {
        moved();
        step = next;
        return this;
    }

    /** The attachment's id in Kustomer; null before it has one, and for a file that only a link leads to. */
    public String attachment() {
        return attachment;
    }

    public Policy policy() {
        return policy;
    }

    Upload permitted(Policy given) {
        policy = given;
        attachment = given.attachment();
        return go(Step.SEND);
    }

    /** The attachment made for this file can never be filled; nothing refers to it. */
    Upload forget() {
        policy = null;
        attachment = null;
        return go(Step.CREATE);
    }

    Upload done(String id) {
        attachment = id;
        return go(Step.DONE);
    }

    Upload ask(KustomerRequest next) {
        moved();
        request = next;
        answer = null;
        return this;
    }

    @Override
    public KustomerRequest request() {
        return request;
    }

    KustomerAnswer answer() {
        return answer;
    }

    @Override
    public void heard(KustomerAnswer told) {
        answer = told;
    }

    @Override
    public Map<String, Object> noteSent(int status) {
        return note(request.name(), status);
    }

    Map<String, Object> note(String operation, int status) {
        var line = new LinkedHashMap<String, Object>();
        line.put("operation", operation);
        line.put("status", status);
        sent.add(line);
        lastStatus = status;
        return line;
    }

    public List<Map<String, Object>> sent() {
        return List.copyOf(sent);
    }

    /** The status of the last answer; 0 before the first. */
    public int lastStatus() {
        return lastStatus;
    }

    /** How often storage refused the policy in this try. */
    int refusedAgain() {
        return ++refusals;
    }

    boolean refused() {
        return refusals > 0;
    }

    /** Notes that something happened: a step, or bytes that left. */
    public void moved() {
        movedAt = System.nanoTime();
    }

    /** What breaks the connection over which the file leaves. */
    public void whenStuck(Runnable doThis) {
        cut = doThis;
    }

    /** Breaks the connection, so that a storage that takes nothing more keeps no worker. */
    public void cut() {
        cut.run();
    }

    public long restedNanos() {
        return System.nanoTime() - movedAt;
    }
}

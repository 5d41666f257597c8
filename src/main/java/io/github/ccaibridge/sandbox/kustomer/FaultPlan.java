package io.github.ccaibridge.sandbox.kustomer;

import java.time.Duration;
import java.util.regex.Pattern;

/** A fault planned for a route: which requests, after how many, how often. */
public final class FaultPlan {
    private final Faults faults;
    private final String method;
    private final Pattern path;
    private int skip;
    private int left = Integer.MAX_VALUE;
    private boolean executing;
    private Fault fault;

    FaultPlan(Faults faults, String method, String glob) {
        this.faults = faults;
        this.method = method;
        this.path = Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E");
    }

    /** Strikes so many times, then never again. */
    public FaultPlan times(int count) {
        left = count;
        return this;
    }

    /** Lets so many matching requests pass first. */
    public FaultPlan after(int count) {
        skip = count;
        return this;
    }

    /** Carries the request out although the answer is false. */
    public FaultPlan executing() {
        executing = true;
        return this;
    }

    public void status(int status) {
        plan(Fault.of(Fault.Way.STATUS, status));
    }

    public void html(int status) {
        plan(Fault.of(Fault.Way.HTML, status));
    }

    public void empty(int status) {
        plan(Fault.of(Fault.Way.EMPTY, status));
    }

    public void garbage(int status) {
        plan(Fault.of(Fault.Way.GARBAGE, status));
    }

    /** A false answer that ends half-way. */
    public void truncated(int status) {
        plan(Fault.of(Fault.Way.TRUNCATED, status));
    }

    /** The real answer, ending half-way. */
    public void truncated() {
        plan(Fault.of(Fault.Way.CUT_SHORT, 0));
    }

    /** A 429 with headers; the reset and a Retry-After lie this far ahead. */
    public void tooManyRequests(Duration reset) {
        plan(Fault.tooManyRequests().waiting(reset));
    }

    public void tooManyRequestsWithoutHeaders() {
        plan(Fault.of(Fault.Way.TOO_MANY_BARE, 429));
    }

    public void unauthorized() {
        plan(Fault.of(Fault.Way.UNAUTHORIZED, 401));
    }

    public void okWithErrorBody() {
        plan(Fault.of(Fault.Way.ERROR_IN_200, 200));
    }

    public void latency(Duration wait) {
        plan(Fault.latency(wait));
    }

    /** The real answer, one byte a second. */
    public void slowBody() {
        slowBody(Duration.ofSeconds(1));
    }

    /** The real answer, with this pause before every byte. */
    public void slowBody(Duration pause) {
        plan(Fault.of(Fault.Way.SLOW_BODY, 0).waiting(pause));
    }

    public void resetBefore() {
        plan(Fault.resetBefore());
    }

    /** Cuts the connection when half of the body has been read; nothing is carried out. */
    public void halfRead() {
        plan(Fault.halfRead());
    }

    public void resetAfter() {
        plan(Fault.resetAfter());
    }

    public void plan(Fault planned) {
        fault = executing ? planned.executing() : planned;
        faults.add(this);
    }

    Fault fault() {
        return fault;
    }

    boolean strikes(String askedMethod, String askedPath) {
        boolean meant = method.equals("*") || method.equals(askedMethod);
        if (left == 0 || !meant || !path.matcher(askedPath).matches()) {
            return false;
        }
        if (skip > 0) {
            skip--;
            return false;
        }
        left--;
        return true;
    }
}

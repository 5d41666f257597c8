package io.github.ccaibridge.sandbox.ccai;

/** What one agent is doing: the status of now, the last one of the agent's own, and the one chosen for after a session. */
final class AgentLife {
    final long id;
    final String name;
    final String email;
    final String number;
    private volatile String status = StatusList.OFFLINE;
    private String own = StatusList.AVAILABLE;
    private volatile String next = "";
    private int sessions;

    AgentLife(long id, String name, String email, String number) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.number = number;
    }

    String status() {
        return status;
    }

    String next() {
        return next;
    }

    /** Takes any status, whoever wants it so. */
    void becomes(String other) {
        if (!StatusList.isSystem(other)) {
            own = other;
        }
        if (!StatusList.isBusy(other)) {
            sessions = 0;
            next = "";
        }
        status = other;
    }

    /** The last status survives a logout, unless the administrator has set one for every login. */
    void logsIn(String atLogin) {
        check(status.equals(StatusList.OFFLINE), "is logged in already");
        becomes(atLogin.isEmpty() ? own : atLogin);
    }

    void logsOut() {
        check(!status.equals(StatusList.OFFLINE), "is logged out already");
        own = next.isEmpty() ? own : next;
        becomes(StatusList.OFFLINE);
    }

    /** In a session and in wrap-up a choice is one for afterwards. */
    void chooses(String other) {
        check(!status.equals(StatusList.OFFLINE), "is logged out and can choose nothing");
        if (StatusList.isBusy(status)) {
            next = other;
        } else {
            becomes(other);
        }
    }

    void choosesNext(String other) {
        check(StatusList.isBusy(status), "has no session, so there is no next status");
        next = other;
    }

    void starts(String busy) {
        check(!status.equals(StatusList.OFFLINE), "is logged out and gets no session");
        sessions++;
        status = busy;
    }

    void ends() {
        check(sessions > 0, "has no session that could end");
        sessions--;
        status = sessions == 0 ? "Wrap-up" : status;
    }

    void exceedsWrapUp() {
        check(status.equals("Wrap-up"), "is not in wrap-up");
        status = "Wrap-up Exceeded";
    }

    /** The next status where one was chosen, otherwise the one before the session. */
    void finishesWrapUp() {
        check(status.startsWith("Wrap-up"), "is not in wrap-up");
        becomes(next.isEmpty() ? own : next);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("Agent " + id + " " + otherwise + ".");
        }
    }
}

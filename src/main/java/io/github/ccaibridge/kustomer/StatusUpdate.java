package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.ticket.Asking;
import io.github.ccaibridge.ticket.KustomerRequest;
import java.util.Map;

/** One change of an agent's status in the work session that is live (K 8.3). */
public final class StatusUpdate extends Asking {
    private final String workSession;
    private final String wanted;

    StatusUpdate(String workSession, String wanted, String field) {
        this.workSession = workSession;
        this.wanted = wanted;
        next(new KustomerRequest(
                "set-agent-status",
                "PUT",
                "/v1/routing/work-sessions/" + workSession,
                null,
                Map.of(field, wanted),
                false));
    }

    String session() {
        return workSession;
    }

    String wanted() {
        return wanted;
    }
}

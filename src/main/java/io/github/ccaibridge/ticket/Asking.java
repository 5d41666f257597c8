package io.github.ccaibridge.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What everybody who asks Kustomer keeps: the next request, its answer, and a line for each that was sent. */
public class Asking implements Asker {
    private final List<Map<String, Object>> sent = new ArrayList<>();
    private KustomerRequest request;
    private KustomerAnswer answer;
    private boolean noted;

    @Override
    public KustomerRequest request() {
        return request;
    }

    /** Sets the next request; null when nothing is to be asked. */
    protected void next(KustomerRequest wanted) {
        request = wanted;
        answer = null;
        noted = false;
    }

    public KustomerAnswer answer() {
        return answer;
    }

    @Override
    public void heard(KustomerAnswer told) {
        answer = told;
    }

    @Override
    public Map<String, Object> noteSent(int status) {
        var line = new LinkedHashMap<String, Object>();
        line.put("operation", request.name());
        line.put("status", status);
        sent.add(line);
        noted = true;
        return line;
    }

    /** Keeps that nobody answered, with status 0, unless an answer is noted already. */
    public void noteUnanswered() {
        if (request != null && !noted) {
            noteSent(0);
        }
    }

    public List<Map<String, Object>> takeSent() {
        var taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}

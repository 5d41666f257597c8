package io.github.ccaibridge.ticket;

import java.util.Map;

/** Somebody who asks Kustomer something: what is asked next, and what was answered. */
public interface Asker {
    KustomerRequest request();

    void heard(KustomerAnswer told);

    /** Keeps that the request was sent, for the explanation; the line may be completed. */
    Map<String, Object> noteSent(int status);
}

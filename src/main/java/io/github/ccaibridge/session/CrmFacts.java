package io.github.ccaibridge.session;

import java.util.List;

/**
 * What CCAI Platform asked and told through its custom CRM (C 1.4).
 *
 * @param accountAsked whether it wants the customer's id, and waits for it
 * @param recordAsked whether it wants the ticket's id, and waits for it
 * @param account the customer's id that it names, null while it names none
 * @param comments the comments it gave, each once
 */
public record CrmFacts(boolean accountAsked, boolean recordAsked, String account, List<Comment> comments) {
    /** A session that no custom CRM speaks of. */
    public static final CrmFacts NONE = new CrmFacts(false, false, null, List.of());

    /** A comment, with a key that tells it from the others of its session. */
    public record Comment(String key, String text) {}
}

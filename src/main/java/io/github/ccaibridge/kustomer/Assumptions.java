package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.ticket.Asker;

/**
 * Every point where Kustomer's documents leave open how it behaves, as one named switch each; the settings
 * {@code kustomer.assume.*} in {@code application.properties} say what each means and where the gap is.
 */
public record Assumptions(
        boolean phonesWithoutPlus,
        boolean appIdentifierIsExternalId,
        boolean sortNewestFirst,
        boolean conversationLookupByExternalId,
        boolean customerWatchers,
        boolean importedMessageDoesNotReopen,
        int pageSize,
        String updateMediaType,
        String phoneType,
        boolean attachmentCanBeRead) {
    public static Assumptions defaults() {
        return new Assumptions(true, true, true, false, false, true, 100, "application/json", "mobile", true);
    }

    /** The media type of the next request's body (K 1.6). */
    public String contentType(Asker one) {
        return "PATCH".equals(one.request().method()) ? updateMediaType : "application/json";
    }

    /** The query of a list's first page. */
    String firstPage() {
        return "page=1&pageSize=" + pageSize + (sortNewestFirst ? "&sort=-createdAt" : "");
    }
}

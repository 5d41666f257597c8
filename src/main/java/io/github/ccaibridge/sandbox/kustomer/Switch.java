package io.github.ccaibridge.sandbox.kustomer;

/** One point where the interface document says unknown or inferred, with the behaviour taken by default. */
public enum Switch {
    /** A second conversation with the same externalId is a conflict (1.8). */
    UNIQUE_CONVERSATION_EXTERNAL_ID(1),
    /** A second message with the same externalId is a conflict (1.8). */
    UNIQUE_MESSAGE_EXTERNAL_ID(1),
    /** A second note with the same externalId is a conflict (1.8). */
    UNIQUE_NOTE_EXTERNAL_ID(1),
    /** Conversations can be read at {@code conversations/externalId=}; otherwise 404 (3.1). */
    CONVERSATION_LOOKUP_BY_EXTERNAL_ID(1),
    /** Messages can be read at {@code messages/externalId=}; the document names no such path (4.1). */
    MESSAGE_LOOKUP_BY_EXTERNAL_ID(0),
    /** A missing role answers 403 instead of 401 (1.5). */
    MISSING_ROLE_IS_403(0),
    /** Every token answers 401 with the text of the wrong region (1.1). */
    WRONG_POD(0),
    /** Errors have the JSON:API shape with status, title and detail instead of code and message (1.5). */
    DETAILED_ERRORS(0),
    /** Lists follow the sort parameter; otherwise it is ignored (3.4). */
    HONOUR_SORT(1),
    /** Lists without sort, or with sort ignored, start with the newest (1.4). */
    NEWEST_FIRST(0),
    /** A pageSize above 100 is a 400; otherwise it is cut to 100 (1.4). */
    REFUSE_LARGE_PAGE(1),
    /** Lookups by phone answer an array even for one customer (2.1). */
    PHONE_LOOKUP_IS_ARRAY(0),
    /** A raw plus in a path is read as a space, so that only %2B finds a phone (2.1). */
    RAW_PLUS_IS_SPACE(1),
    /** Custom keys without metadata are a 400; keys ending in Id always need metadata (7.1, 7.3). */
    REJECT_UNDECLARED_CUSTOM(0),
    /** Attributes the document does not name are a 400; otherwise they are dropped silently (13.4). */
    REJECT_UNKNOWN_ATTRIBUTES(0),
    /** Assignees must be users of the organisation (3.5). */
    CHECK_ASSIGNEES(0),
    /** PUT sets attributes that the body leaves out back to nothing; otherwise PUT is a PATCH (1.6). */
    PUT_REPLACES(1),
    /** PUT of metadata drops properties the body leaves out (7.2). */
    METADATA_PUT_REPLACES(1),
    /** A message's or note's attachments in a PATCH are added to the old ones instead of replacing them (11). */
    ATTACHMENTS_PATCH_APPENDS(0),
    /** An attachment can be referenced only after its bytes arrived (13.8). */
    REQUIRE_UPLOADED(1),
    /** Largest upload in bytes, 0 for no limit (6). */
    ATTACHMENT_MAX_BYTES(0),
    /** Seconds for which an upload address is good (13.8). */
    UPLOAD_POLICY_SECONDS(3600),
    /** A new inbound message opens a done or snoozed conversation (3.3). */
    INBOUND_REOPENS(1),
    /** An inbound message with importedAt does not reopen (1.8). */
    IMPORTED_DOES_NOT_REOPEN(1),
    /** Requests a minute for the organisation; 0 is unlimited while the headers speak of 1000 (1.7). */
    REQUESTS_PER_MINUTE(0),
    /** Searches a minute, 0 for no limit (1.7). */
    SEARCHES_PER_MINUTE(100),
    /** Creates a minute and customer of conversations, messages, notes each, 0 for no limit (1.7). */
    CREATES_PER_CUSTOMER_PER_MINUTE(120),
    /** Updates a minute of one record, 0 for no limit (1.7, number cut off in every copy). */
    UPDATES_PER_OBJECT_PER_MINUTE(0),
    /** A 429 carries Retry-After (1.7). */
    RETRY_AFTER_HEADER(0),
    /** x-ratelimit-reset is on every answer; otherwise only on a 429 (1.7). */
    RESET_HEADER_ALWAYS(1),
    /** Milliseconds until search sees a change (2.5, 13.10). */
    SEARCH_LAG_MILLIS(2000),
    /** The email filter of users matches any part of an address; otherwise the whole (8.1). */
    USER_EMAIL_FILTER_CONTAINS(1),
    /** A change of an ended work session is a 409; otherwise a 400 (13.6). */
    ENDED_SESSION_IS_409(1),
    /** Setting a status of the type busy is a 400, as only the system sets it; otherwise it is taken (8.3). */
    BUSY_IS_REFUSED(0),
    /** Milliseconds by which the lists of work sessions are behind (8.3). */
    WORK_SESSION_LAG_MILLIS(0),
    /** Largest request body in bytes, uploads excepted (1.5). */
    BODY_LIMIT_BYTES(100_000),
    /** Longest custom value ending in Txt (7.1). */
    TXT_LIMIT(1024),
    /** How many milliseconds a minute of the webhook retry table lasts (9.1, 13.9). */
    WEBHOOK_MINUTE_MILLIS(60_000),
    /** Per cent of webhook events delivered twice (9.1). */
    WEBHOOK_DUPLICATE_PERCENT(0),
    /** Webhook events are spread at random over so many milliseconds; 0 keeps their order (9.1). */
    WEBHOOK_SHUFFLE_MILLIS(0),
    /** Milliseconds by which every webhook event is late (9.1). */
    WEBHOOK_DELAY_MILLIS(0),
    /** Per cent of webhook events that are lost: no delivery is tried (9.1). */
    WEBHOOK_LOST_PERCENT(0),
    /** The number that ids are counted from, so that two runs share none (13). */
    FIRST_ID(0),
    /** Milliseconds a webhook receiver has for its answer (9.1). */
    WEBHOOK_TIMEOUT_MILLIS(5_000);

    private final long plausible;

    Switch(long plausible) {
        this.plausible = plausible;
    }

    long plausible() {
        return plausible;
    }
}

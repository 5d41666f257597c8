package io.github.ccaibridge.session;

/**
 * The person at the other end, as far as CCAI Platform tells: the app's {@code identifier}, else a {@code phone} in E.164,
 * else an end user's number. {@code endUserRead} says whether the end user's record was asked for its identifier.
 */
public record Party(String identifier, String phone, String endUserId, boolean endUserRead, boolean withheld) {
    /** Nobody is named yet: no event had a part for the person. */
    public static final Party UNKNOWN = new Party(null, null, null, false, false);

    /** An app user whose identifier only the end user's record can tell (C2). */
    public boolean identifierOpen() {
        return identifier == null && phone == null && endUserId != null && !endUserRead;
    }

    /** Nobody who could be found again: the call belongs to the shared unknown caller (C4). */
    public boolean anonymous() {
        return identifier == null && phone == null && endUserId == null;
    }
}

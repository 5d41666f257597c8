package io.github.ccaibridge.kustomer;

/** What a status of Kustomer means for us (K 1.5). */
enum Meaning {
    DONE,
    ABSENT,
    CONFLICT,
    THROTTLED,
    TRANSPORT,
    NOT_LET_IN,
    REFUSED;

    static Meaning of(int status) {
        return switch (status) {
            case 200, 201, 202, 204 -> DONE;
            case 404 -> ABSENT;
            case 409 -> CONFLICT;
            case 429 -> THROTTLED;
            case 401, 403 -> NOT_LET_IN;
            case 408, 425 -> TRANSPORT;
            default -> status >= 500 || status < 400 ? TRANSPORT : REFUSED;
        };
    }
}

package io.github.ccaibridge.ticket;

/**
 * What Kustomer answered: its status, its {@code data} member, the address of a list's next page, if there is one, and
 * its {@code meta} member.
 */
public record KustomerAnswer(int status, Object data, String next, Object meta) {
    public KustomerAnswer(int status, Object data, String next) {
        this(status, data, next, null);
    }

    public boolean absent() {
        return status == 404;
    }

    public boolean conflict() {
        return status == 409;
    }
}

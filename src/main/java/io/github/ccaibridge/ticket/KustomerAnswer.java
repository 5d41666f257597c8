package io.github.ccaibridge.ticket;

/** What Kustomer answered: its status, its {@code data} member, and the address of a list's next page, if there is one. */
public record KustomerAnswer(int status, Object data, String next) {
    public boolean absent() {
        return status == 404;
    }

    public boolean conflict() {
        return status == 409;
    }
}

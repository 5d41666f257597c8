package io.github.ccaibridge.kustomer;

/** A file did not get into Kustomer for a reason that is not Kustomer's answer; the kind says what is to be done. */
public final class UploadTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is to be done about it. */
    public enum Kind {
        /** It may work in a moment. */
        AGAIN,
        /** It needs an operator, or much time. */
        SLOWLY,
        /** The file stays outside. */
        TOO_LARGE,
        /** Our copy is not what was stored. */
        DAMAGED,
        /** Somebody else has the file by now. */
        LEASE_LOST
    }

    private final Kind kind;

    public UploadTrouble(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}

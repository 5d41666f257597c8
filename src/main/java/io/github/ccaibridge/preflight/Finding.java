package io.github.ccaibridge.preflight;

/** What one check has found: a stable code, a sentence anybody understands, and what mends it; the fix is empty where nothing is wrong. */
public record Finding(String check, String code, State state, String sentence, String fix) {
    /** Whether the bridge can do its work. */
    public enum State {
        READY,
        WARN,
        NOT_READY
    }

    static Finding ready(String check, String code, String sentence) {
        return new Finding(check, code, State.READY, sentence, "");
    }

    static Finding warn(String check, String code, String sentence, String fix) {
        return new Finding(check, code, State.WARN, sentence, fix);
    }

    static Finding notReady(String check, String code, String sentence, String fix) {
        return new Finding(check, code, State.NOT_READY, sentence, fix);
    }
}

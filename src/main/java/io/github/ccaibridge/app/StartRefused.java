package io.github.ccaibridge.app;

import org.springframework.boot.ExitCodeGenerator;

/** A mistake in the configuration: the bridge does not start and says in plain words what to change. */
final class StartRefused extends RuntimeException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1L;

    StartRefused(String sentence) {
        super(sentence);
    }

    StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}

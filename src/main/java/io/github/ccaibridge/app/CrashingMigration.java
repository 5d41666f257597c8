package io.github.ccaibridge.app;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Tells of each migration that was carried out, while its transaction is still open. */
record CrashingMigration(Runnable passed) implements Callback {
    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        passed.run();
    }

    @Override
    public String getCallbackName() {
        return "crash-point";
    }
}

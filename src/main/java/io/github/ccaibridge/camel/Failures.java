package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.ccaibridge.kustomer.KustomerTrouble;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/** Judges a failure of a lane: try again later, wait for the rate limit, or park with the reason. */
public final class Failures {
    /** The lane was given to somebody else meanwhile. */
    public static final class LeaseLost extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("the lane's lease was lost");
        }
    }

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration GIVE_UP = Duration.ofHours(24);

    public void requireHeld(List<?> rows) {
        if (rows.isEmpty()) {
            throw new LeaseLost();
        }
    }

    /** Sets the variables {@code verdict}, {@code reason}, {@code delayMillis}, {@code counts} from the exception caught. */
    public void judge(Exchange exchange) {
        var failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        var attempts = exchange.getVariable("attempts", 0, Integer.class);
        var failing = exchange.getVariable("failing", 0.0, Double.class);
        var verdict = "postpone";
        var counts = 1;
        var delay = jitter(attempts);
        if (failure instanceof LeaseLost) {
            verdict = "let-go";
        } else if (failure instanceof KustomerTrouble trouble && trouble.kind() == KustomerTrouble.Kind.THROTTLED) {
            counts = 0;
            delay = trouble.waitFor().toMillis() + ThreadLocalRandom.current().nextLong(1000);
        } else if (failure instanceof KustomerTrouble trouble && trouble.kind() == KustomerTrouble.Kind.REFUSED
                || !transientFailure(failure)
                || failing > GIVE_UP.toSeconds()) {
            verdict = "park";
        }
        exchange.setVariable("verdict", verdict);
        exchange.setVariable("counts", counts);
        exchange.setVariable("delayMillis", delay);
        exchange.setVariable("reason", reason(failure));
    }

    private static boolean transientFailure(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KustomerTrouble
                    || (cause instanceof IOException && !(cause instanceof JsonProcessingException))
                    || cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    /** Full jitter from 1 s to 15 min. */
    private static long jitter(int attempts) {
        var ceiling = Math.min(LONGEST.toMillis(), 1000L << Math.min(attempts, 20));
        return 200 + ThreadLocalRandom.current().nextLong(ceiling);
    }

    /** The reason without what a message may carry of a person. */
    private static String reason(Exception failure) {
        if (failure instanceof KustomerTrouble) {
            return failure.getMessage();
        }
        return failure instanceof IOException
                ? "no answer: " + failure.getClass().getSimpleName()
                : "unexpected " + failure.getClass().getSimpleName();
    }
}

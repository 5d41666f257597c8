package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.ccaibridge.ccai.NoAnswer;
import io.github.ccaibridge.kustomer.KustomerTrouble;
import io.github.ccaibridge.ticket.SessionCase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/** Judges a failure of a lane: try again later, wait without counting, park with the reason, or let go. */
public final class Failures {
    /** The lane was given to somebody else meanwhile. */
    public static final class LeaseLost extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("the lane's lease was lost");
        }
    }

    /** Another lane decides a session of the same customer at this moment. */
    public static final class CustomerBusy extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        CustomerBusy() {
            super("another session of the same customer is being decided");
        }
    }

    /** The ticket that was joined is not what the webhook had told of it. */
    public static final class LedAstray extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        LedAstray() {
            super("the ticket is not what the webhook told of it: decided again by a list");
        }
    }

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_FOR_CCAI = Duration.ofSeconds(30);
    private static final Duration BUSY = Duration.ofMillis(250);

    private final Duration giveUpAfter;

    /** {@code giveUpAfter} is how long a lane is tried again without a success before it is parked. */
    public Failures(Duration giveUpAfter) {
        this.giveUpAfter = giveUpAfter;
    }

    public void requireHeld(List<?> rows) {
        if (rows.isEmpty()) {
            throw new LeaseLost();
        }
    }

    public void requireAlone(List<?> rows) {
        if (rows.isEmpty()) {
            throw new CustomerBusy();
        }
    }

    /** A decision that was taken back is taken anew, at once. */
    public void requireDecided(SessionCase one) {
        if (!one.decided()) {
            throw new LedAstray();
        }
    }

    /** A customer who was merged or deleted between being found and getting a ticket is looked up at the next try. */
    public void requireCustomer(SessionCase one) {
        if (one.customer() == null) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.TRANSPORT, "the customer is no longer in Kustomer and is looked up again");
        }
    }

    /** What is to be done: {@code postpone}, {@code park} or {@code let-go}; {@code counts} is 0 for a wait that is no attempt. */
    private record Verdict(String word, int counts, Duration delay) {}

    /**
     * Sets the variables {@code verdict}, {@code counts}, {@code delayMillis}, {@code reason}, {@code gaveUp},
     * {@code unanswered} and {@code maybeDone} from the exception caught.
     */
    public void judge(Exchange exchange) {
        var failure = unwrapped(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class));
        var lane = exchange.getVariable("lane", Map.of(), Map.class);
        var verdict = verdict(failure, number(lane.get("attempts")), number(lane.get("failing")));
        exchange.setVariable("verdict", verdict.word());
        exchange.setVariable("counts", verdict.counts());
        exchange.setVariable("delayMillis", verdict.delay().toMillis());
        exchange.setVariable("reason", reason(failure));
        exchange.setVariable("gaveUp", verdict.word().equals("park") && !hopeless(failure));
        exchange.setVariable("maybeDone", maybeDone(failure));
        exchange.setVariable(
                "unanswered", failure instanceof IOException && !(failure instanceof JsonProcessingException));
    }

    /** Whether the request that failed may have been carried out all the same. */
    private static boolean maybeDone(Exception failure) {
        return !(failure instanceof CustomerBusy)
                && !(failure instanceof LedAstray)
                && !(failure instanceof NoAnswer)
                && !(failure instanceof KustomerTrouble trouble && trouble.kind() != KustomerTrouble.Kind.TRANSPORT);
    }

    private Verdict verdict(Exception failure, double attempts, double failingSeconds) {
        if (failure instanceof LeaseLost) {
            return new Verdict("let-go", 0, Duration.ZERO);
        }
        if (failure instanceof CustomerBusy) {
            return new Verdict("postpone", 0, BUSY.plus(jitter(BUSY)));
        }
        if (failure instanceof LedAstray) {
            return new Verdict("postpone", 0, Duration.ZERO);
        }
        if (failure instanceof NoAnswer) {
            return new Verdict("postpone", 1, backOff(attempts, LONGEST_FOR_CCAI));
        }
        if (failure instanceof KustomerTrouble trouble && trouble.kind() == KustomerTrouble.Kind.THROTTLED) {
            return new Verdict("postpone", 0, trouble.waitFor().plus(jitter(FIRST)));
        }
        return hopeless(failure) || failingSeconds > giveUpAfter.toMillis() / 1000.0
                ? new Verdict("park", 1, Duration.ZERO)
                : new Verdict("postpone", 1, backOff(attempts, LONGEST));
    }

    /** Whether trying again changes nothing as long as nobody changes something. */
    private static boolean hopeless(Exception failure) {
        return (failure instanceof KustomerTrouble trouble && trouble.kind() == KustomerTrouble.Kind.REFUSED)
                || !transientFailure(failure);
    }

    /** What a bean threw, without what Camel wraps around it in an expression. */
    private static Exception unwrapped(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KustomerTrouble
                    || cause instanceof NoAnswer
                    || cause instanceof CustomerBusy
                    || cause instanceof LedAstray
                    || cause instanceof LeaseLost) {
                return (Exception) cause;
            }
        }
        return failure;
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

    /** Full jitter from 1 s to the longest. */
    private static Duration backOff(double attempts, Duration longest) {
        var ceiling = Math.min(longest.toMillis(), FIRST.toMillis() << Math.min((int) attempts, 20));
        return Duration.ofMillis(200).plus(jitter(Duration.ofMillis(ceiling)));
    }

    private static Duration jitter(Duration most) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis()));
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    /** The reason without what a message may carry of a person. */
    private static String reason(Exception failure) {
        if (failure instanceof KustomerTrouble
                || failure instanceof NoAnswer
                || failure instanceof CustomerBusy
                || failure instanceof LedAstray
                || failure instanceof LeaseLost) {
            return failure.getMessage();
        }
        return failure instanceof IOException
                ? "no answer: " + failure.getClass().getSimpleName()
                : "unexpected " + failure.getClass().getSimpleName() + root(failure);
    }

    private static String root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var at = root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0];
        return root == failure ? at : " from " + root.getClass().getSimpleName() + at;
    }
}

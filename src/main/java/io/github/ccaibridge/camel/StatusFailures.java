package io.github.ccaibridge.camel;

import io.github.ccaibridge.ccai.AppsTrouble;
import io.github.ccaibridge.kustomer.KustomerTrouble;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/** Judges a failed write of a status: when its agents are tried again, which they always are, and what their rows say of it. */
public final class StatusFailures {
    /** What only somebody can mend is looked at again this seldom. */
    static final Duration SLOWLY = Duration.ofMinutes(15);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * What is said and done; {@code counts} is 0 for a wait that is no try, {@code alone} when one agent may have spoilt it
     * for all, {@code unsent} when it was certainly not carried out.
     */
    private record Verdict(String reason, int counts, Duration delay, boolean alone, boolean unsent) {}

    /** Sets the variables {@code reason}, {@code counts}, {@code delayMillis} and {@code finished} from the exception caught. */
    public void judge(Exchange exchange) {
        var failure = unwrapped(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class));
        var write = exchange.getVariable("write", StatusWrite.class);
        var tries = write == null
                ? 0
                : write.agents().stream().mapToInt(AgentAnswer::attempts).max().orElse(0);
        var status = exchange.getVariable("status", 0, Integer.class);
        var verdict = verdict(failure, tries, status, write != null && write.size() > 1);
        exchange.setVariable("reason", verdict.reason());
        exchange.setVariable("counts", verdict.counts());
        exchange.setVariable("delayMillis", verdict.delay().toMillis());
        if (write != null) {
            exchange.setVariable(
                    "finished",
                    StatusText.write(AgentWrites.rows(
                            write.agents(),
                            verdict.reason(),
                            verdict.counts(),
                            verdict.delay(),
                            verdict.alone(),
                            verdict.unsent())));
        }
    }

    private static Verdict verdict(Exception failure, int tries, int status, boolean many) {
        if (failure instanceof AppsTrouble trouble) {
            return ofCcai(trouble, tries, status, many);
        }
        if (failure instanceof KustomerTrouble trouble) {
            return ofKustomer(trouble, tries, status);
        }
        var word = failure instanceof IOException ? "no answer: " : "unexpected ";
        var unsent = failure instanceof ConnectException;
        return new Verdict(word + failure.getClass().getSimpleName(), 1, backOff(tries), false, unsent);
    }

    private static Verdict ofCcai(AppsTrouble trouble, int tries, int status, boolean many) {
        var reason = trouble.getMessage();
        return switch (trouble.kind()) {
            case THROTTLED -> new Verdict(reason, 0, trouble.waitFor().plus(jitter(FIRST)), false, true);
            case NOT_LET_IN -> new Verdict(reason, 1, slowly(), false, true);
            case REFUSED -> new Verdict(reason, 1, many ? Duration.ZERO : slowly(), true, true);
            case AGAIN -> new Verdict(reason, 1, backOff(tries), false, status == 503);
        };
    }

    private static Verdict ofKustomer(KustomerTrouble trouble, int tries, int status) {
        var reason = trouble.getMessage();
        var keyIsWrong = status == 401 || status == 403;
        return switch (trouble.kind()) {
            case THROTTLED -> new Verdict(reason, 0, trouble.waitFor().plus(jitter(FIRST)), false, true);
            case TRANSPORT ->
                new Verdict(reason, 1, keyIsWrong ? slowly() : backOff(tries), false, keyIsWrong || status == 503);
            case REFUSED -> new Verdict(reason, 1, slowly(), false, true);
        };
    }

    /** Full jitter from 1 s to the longest. */
    static Duration backOff(int tries) {
        var ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tries, 20));
        return Duration.ofMillis(200).plus(jitter(Duration.ofMillis(ceiling)));
    }

    private static Duration slowly() {
        return SLOWLY.minus(jitter(SLOWLY.dividedBy(10)));
    }

    private static Duration jitter(Duration most) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis()));
    }

    /** What a bean threw, without what Camel wraps around it in an expression. */
    private static Exception unwrapped(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KustomerTrouble || cause instanceof AppsTrouble || cause instanceof IOException) {
                return (Exception) cause;
            }
        }
        return failure;
    }
}

package io.github.ccaibridge.camel;

import io.github.ccaibridge.kustomer.KustomerTrouble;
import io.github.ccaibridge.kustomer.Upload;
import io.github.ccaibridge.kustomer.UploadTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/** Judges a failed upload: when it is tried again, which it is as long as its row exists, and what the row says of it. */
public final class UploadFailures {
    /** What the row keeps of a file that does not travel: it is registered where it lies, or only told by its link. */
    private static final String OUTSIDE = "{\"outside\":true}";

    private static final String LINK = "{\"outside\":true,\"link\":true}";
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** What is said and done; {@code counts} is 0 for a wait that is no try. */
    private record Verdict(String reason, int counts, Duration delay, String stays, boolean damaged) {}

    /** Sets the variables that delay-upload.sql asks for. */
    public void judge(Exchange exchange) {
        var failure = unwrapped(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class));
        var upload = exchange.getVariable("upload", Upload.class);
        var tries = exchange.getVariable("claim", Map.of(), Map.class).get("upload_tries");
        var verdict = verdict(failure, upload, tries instanceof Number number ? number.intValue() : 0);
        exchange.setVariable("reason", verdict.reason());
        exchange.setVariable("counts", verdict.counts());
        exchange.setVariable("delayMillis", verdict.delay().toMillis());
        exchange.setVariable("stays", verdict.stays());
        exchange.setVariable("damaged", verdict.damaged());
    }

    private static Verdict verdict(Exception failure, Upload upload, int tries) {
        if (failure instanceof KustomerTrouble trouble) {
            return ofKustomer(trouble, upload, tries);
        }
        if (failure instanceof UploadTrouble trouble) {
            var reason = trouble.getMessage();
            return switch (trouble.kind()) {
                case AGAIN -> again(reason, tries);
                case SLOWLY, LEASE_LOST -> slowly(reason);
                case TOO_LARGE -> new Verdict(reason, 0, Duration.ZERO, OUTSIDE, false);
                case DAMAGED -> new Verdict(reason, 1, slowly(reason).delay(), null, true);
            };
        }
        var word = failure instanceof IOException ? "the upload broke: " : "unexpected ";
        return again(word + failure.getClass().getSimpleName(), tries);
    }

    private static Verdict ofKustomer(KustomerTrouble trouble, Upload upload, int tries) {
        var status = upload == null ? 0 : upload.lastStatus();
        var outside = upload != null && upload.step().equals("REGISTER");
        var reason = trouble.getMessage();
        var size = status == 413 || reason.matches("(?is).*(contentLength|too.?large|size).*");
        return switch (trouble.kind()) {
            case THROTTLED -> new Verdict(reason, 0, trouble.waitFor().plus(jitter(FIRST)), null, false);
            case TRANSPORT -> status == 401 || status == 403 ? slowly(reason) : again(reason, tries);
            case REFUSED ->
                outside
                        ? new Verdict(reason, 1, Duration.ZERO, LINK, false)
                        : size ? new Verdict(reason, 0, Duration.ZERO, OUTSIDE, false) : slowly(reason);
        };
    }

    /** Full jitter from 1 s to 15 min. */
    private static Verdict again(String reason, int tries) {
        var ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tries, 20));
        return new Verdict(reason, 1, Duration.ofMillis(200).plus(jitter(Duration.ofMillis(ceiling))), null, false);
    }

    private static Verdict slowly(String reason) {
        return new Verdict(reason, 1, LONGEST.minus(jitter(LONGEST.dividedBy(2))), null, false);
    }

    private static Duration jitter(Duration most) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis()));
    }

    /** What a bean threw, without what Camel wraps around it in an expression. */
    private static Exception unwrapped(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KustomerTrouble || cause instanceof UploadTrouble) {
                return (Exception) cause;
            }
        }
        return failure;
    }
}

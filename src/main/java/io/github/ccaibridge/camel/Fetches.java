package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/** Watches files on their way from their addresses, and judges what went wrong on it. */
public final class Fetches {
    /** An answer that is not the file; {@code patient} when asking again soon would change nothing. */
    static final class NoFile extends IOException {
        private static final long serialVersionUID = 1L;
        private final boolean patient;

        NoFile(String sentence, boolean patient) {
            super(sentence);
            this.patient = patient;
        }
    }

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration FLOWING = Duration.ofSeconds(60);
    private final Duration keptFor;
    private final Map<String, Instant> lastByte = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();

    /** {@code keptFor} is how long the source keeps a file (C 4.3). */
    public Fetches(Duration keptFor) {
        this.keptFor = keptFor;
    }

    /**
     * Makes the body of an answer the file on its way in, and puts what its headers say of it ({@code bytes},
     * {@code md5}) into the variable {@code told}; refuses an answer that is no file.
     */
    public void answered(Exchange exchange) throws IOException {
        var body = exchange.getMessage().getBody(InputStream.class);
        exchange.getMessage().setBody(null);
        var headers = exchange.getMessage().getHeaders();
        var status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        var type = String.valueOf(headers.get("Content-Type")).toLowerCase(Locale.ROOT);
        if (status != 200 || body == null || type.startsWith("text/html")) {
            if (body != null) {
                body.close();
            }
            throw status != 200 ? refusal(status) : new NoFile("a web page was answered in its place", false);
        }
        var told = new HashMap<String, Object>();
        var length = String.valueOf(headers.get("Content-Length"));
        told.put("bytes", length.matches("\\d{1,18}") ? Long.valueOf(length) : null);
        told.put("md5", Checksums.md5(headers));
        exchange.setVariable("told", told);
        exchange.getMessage().setBody(new Incoming(watched(body, exchange.getVariable("artifact", Map.class))));
    }

    /** Lets bytes through and notes that they flow, so that the lease is renewed as long as they do. */
    private InputStream watched(InputStream body, Map<?, ?> artifact) {
        var token = String.valueOf(artifact.get("token"));
        return new FlowingStream(body, () -> lastByte.put(token, Instant.now()), () -> lastByte.remove(token));
    }

    /** The lease tokens of what flows at the moment, as a JSON array. */
    public String flowing() throws JsonProcessingException {
        var since = Instant.now().minus(FLOWING);
        return json.writeValueAsString(lastByte.entrySet().stream()
                .filter(one -> one.getValue().isAfter(since))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Refuses what was kept from being stored. */
    public void requireFile(Map<String, Object> kept) throws NoFile {
        if (kept.containsKey("refused")) {
            throw new NoFile("a web page was answered in its place", false);
        }
    }

    /** Sets {@code reason}, {@code delayMillis}, {@code keptSeconds} and {@code verdict}: {@code again} or {@code refuse}. */
    public void judge(Exchange exchange) {
        var failure = known(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class));
        var artifact = exchange.getVariable("artifact", Map.of(), Map.class);
        exchange.setVariable("verdict", failure instanceof Addresses.Refused ? "refuse" : "again");
        exchange.setVariable("reason", reason(failure));
        exchange.setVariable(
                "delayMillis", pause(failure, artifact.get("tries")).toMillis());
        exchange.setVariable("keptSeconds", keptFor.toSeconds());
    }

    private static NoFile refusal(int status) {
        return switch (status) {
            case 401, 403 -> new NoFile("its address answered " + status + "; check CCAI_API_TOKEN", true);
            case 404 -> new NoFile("its address answered 404, it is not there yet", false);
            default -> new NoFile("its address answered " + status, false);
        };
    }

    /** Full jitter from 1 s to 15 min. */
    private static Duration pause(Exception failure, Object tries) {
        var patient = failure instanceof NoFile noFile && noFile.patient;
        var n = tries instanceof Number number ? Math.max(0, number.intValue() - 1) : 0;
        var ceiling = patient ? LONGEST_PAUSE.toMillis() : Math.min(LONGEST_PAUSE.toMillis(), 1000L << Math.min(n, 20));
        var floor = patient ? ceiling / 2 : 200;
        return Duration.ofMillis(floor + ThreadLocalRandom.current().nextLong(ceiling));
    }

    private static Exception known(Exception failure) {
        var known = List.of(
                Addresses.Refused.class,
                NoFile.class,
                ArtifactStore.NotWhole.class,
                ArtifactStore.Full.class,
                FlowingStream.TooSlow.class);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (known.contains(cause.getClass())) {
                return (Exception) cause;
            }
        }
        return failure;
    }

    private static String reason(Exception failure) {
        if (failure instanceof Addresses.Refused) {
            return failure.getMessage();
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var ours = root.getClass().getName().startsWith(Fetches.class.getPackageName());
        return "the file could not be fetched: "
                + (ours ? root.getMessage() : root.getClass().getSimpleName());
    }
}

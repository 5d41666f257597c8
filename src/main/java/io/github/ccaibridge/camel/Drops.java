package io.github.ccaibridge.camel;

import io.github.ccaibridge.session.SharedTime;
import java.io.File;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Headers;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Which files of the drop may be taken at this moment: none while another replica picks up, and one that was written to a
 * moment ago waits.
 */
public final class Drops implements GenericFileFilter<Object> {
    private static final String OBJECT = "CamelGoogleCloudStorageObjectName";
    private static final Duration EMPTY_WAITS = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private final String claim = UUID.randomUUID().toString();
    private final Duration settle;
    private final Duration brokenAfter;
    private final String place;
    private volatile long until = System.nanoTime();

    /** {@code place} is what all replicas that share the drop call it. */
    public Drops(Duration settle, Duration brokenAfter, String place) {
        this.settle = settle;
        this.brokenAfter = brokenAfter;
        this.place = place;
    }

    /** The turn that this process asks for, as hold-drop.sql takes it. */
    public Map<String, Object> turn() {
        return Map.of(
                "what", "drop " + place, "claim", claim, "seconds", LEASE.toSeconds(), "asked", System.nanoTime());
    }

    /** Takes the answer; a turn counts from when it was asked for and is given up a moment before others may have it. */
    public void granted(Map<String, Object> turn, List<?> rows) {
        if (!rows.isEmpty()) {
            until = (long) turn.get("asked") + LEASE.minusSeconds(3).toNanos();
        }
    }

    @Override
    public boolean accept(GenericFile<Object> file) {
        var empty = file.getFileLength() == 0 && settle.compareTo(EMPTY_WAITS) < 0;
        return System.nanoTime() - until < 0
                && (file.isDirectory() || age(file.getLastModified()).compareTo(empty ? EMPTY_WAITS : settle) >= 0);
    }

    /** What the source says of a file: {@code path} below the drop, {@code bytes} and {@code modified} where it knows them. */
    public Map<String, Object> told(@Headers Map<String, Object> headers) {
        var told = new LinkedHashMap<String, Object>();
        var object = headers.get(OBJECT);
        told.put("path", String.valueOf(object != null ? object : headers.get("CamelFileName")));
        var bytes = object != null ? null : headers.get("CamelFileLength");
        told.put("bytes", bytes instanceof Number number && number.longValue() >= 0 ? number : null);
        told.put("modified", headers.get("CamelFileLastModified"));
        return told;
    }

    /** The dropped file on its way in; what cloud storage was copied to goes when the exchange is done. */
    public Incoming open(Exchange exchange) {
        var body = exchange.getMessage();
        if (body.getHeader(OBJECT) != null && body.getBody() instanceof File copy) {
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    copy.delete();
                }
            });
        }
        return new Incoming(body.getBody(InputStream.class));
    }

    /** Whether a file that cannot be read has had the time to be finished. */
    public boolean hasWaited(Map<String, Object> told) {
        var modified = told.get("modified") instanceof Number number ? number.longValue() : 0;
        return age(modified).compareTo(brokenAfter) >= 0;
    }

    /** Leaves the file where it is, to be looked at again. */
    public void leave() throws ArtifactStore.NotWhole {
        throw new ArtifactStore.NotWhole("it is still being written");
    }

    private static Duration age(long modified) {
        return Duration.between(Instant.ofEpochMilli(modified), SharedTime.now());
    }
}

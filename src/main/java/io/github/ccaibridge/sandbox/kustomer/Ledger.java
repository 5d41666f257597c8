package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every request in the order of its execution. */
public final class Ledger {
    private final List<LedgerEntry> entries = new ArrayList<>();
    private long last;

    synchronized void add(Instant at, Received received, JsonNode body, int status, Touched touched) {
        last++;
        entries.add(new LedgerEntry(
                last,
                at,
                received.method(),
                received.path(),
                received.query(),
                body,
                status,
                touched.type(),
                touched.id(),
                touched.executed()));
    }

    /** The line a request came with. */
    record Received(String method, String path, String query) {}

    /** What a request did: the record it answered with, and whether it was carried out. */
    record Touched(String type, String id, boolean executed) {
        static final Touched NOTHING = new Touched("", "", false);
    }

    public synchronized int count() {
        return entries.size();
    }

    public synchronized List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /** The entries after this number. */
    public synchronized List<LedgerEntry> since(long number) {
        return entries.stream().filter(entry -> entry.number() > number).toList();
    }

    /** How often each operation was asked for. */
    public synchronized Map<String, Integer> byOperation() {
        Map<String, Integer> counted = new TreeMap<>();
        entries.forEach(entry -> counted.merge(entry.operation(), 1, Integer::sum));
        return counted;
    }

    /** Forgets the entries; numbers go on. */
    public synchronized void clear() {
        entries.clear();
    }
}

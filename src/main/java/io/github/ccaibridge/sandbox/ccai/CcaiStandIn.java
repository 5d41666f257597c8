package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An imitation of Google's Contact Center AI Platform on loopback: its Manager and Apps API with limits and faults. */
public final class CcaiStandIn implements AutoCloseable {
    private static final String SUBDOMAIN = "acme";

    private final HttpServer server;
    private final ExecutorService threads;
    private final String apiToken = UUID.randomUUID().toString();
    private final Records records = new Records();
    private final Agents agents = new Agents(records.statuses, records.roster);
    private final Reception reception = new Reception(SUBDOMAIN, apiToken, records);

    private CcaiStandIn(HttpServer server) {
        this.server = server;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "ccai-stand-in");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", reception);
        server.start();
    }

    public static CcaiStandIn start() {
        return start(0);
    }

    public static CcaiStandIn start(int port) {
        try {
            return new CcaiStandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public String subdomain() {
        return SUBDOMAIN;
    }

    public String apiToken() {
        return apiToken;
    }

    /** Admits another token, as one that takes the first one's place. */
    public void takesToo(String token) {
        reception.tokens.add(token);
    }

    public void revoke(String token) {
        reception.tokens.remove(token);
    }

    public RateLimit managerLimit() {
        return reception.managerLimit;
    }

    public RateLimit appsLimit() {
        return reception.appsLimit;
    }

    /** How many requests were refused because they came too fast. */
    public int violations() {
        return reception.managerLimit.violations() + reception.appsLimit.violations();
    }

    public Faults faults() {
        return reception.faults;
    }

    /** The media that session objects point to, with their sizes, faults and counts. */
    public Recordings recordings() {
        return reception.recordings;
    }

    public void putRecording(String path, long bytes) {
        reception.recordings.put(path, bytes);
    }

    public void putCall(ObjectNode call) {
        records.calls.put(call.path("id").asLong(), call.deepCopy());
    }

    public void putChat(ObjectNode chat) {
        records.chats.put(chat.path("id").asLong(), chat.deepCopy());
    }

    public void removeCall(long id) {
        records.calls.remove(id);
    }

    public void putAgent(long id, String name, String email, String agentNumber) {
        records.putAgent(id, name, email, agentNumber);
    }

    /** The agent, or the platform on the agent's behalf, changes the status: any status is possible here. */
    public void agentTakes(long agentId, String status) {
        agents.becomes(Long.toString(agentId), status);
    }

    /** What agents do, what the API did to their statuses, and what is known of it. */
    public Agents agents() {
        return agents;
    }

    public StatusList statuses() {
        return records.statuses;
    }

    public void putMenu(long id, String name, Long parentId, String menuType) {
        records.putMenu(id, name, parentId, menuType);
    }

    /** An entry of the platform's own mapping of custom data. */
    public void putCrmField(String key, String crmField, String object, boolean secured, String type) {
        records.crmFields.add(CrmFields.entry(key, crmField, object, secured, type));
    }

    public void putEndUser(long id, String identifier, String email, String name, String phone) {
        records.putEndUser(id, identifier, email, name, phone);
    }

    public List<Request> requests() {
        return List.copyOf(reception.ledger);
    }

    public Map<String, Long> requestsByPath() {
        return reception.ledger.stream().collect(Collectors.groupingBy(Request::path, Collectors.counting()));
    }

    /** The most requests below a path that came within one second. */
    public int busiestSecond(String below) {
        List<Request> asked = requests().stream()
                .filter(request -> request.path().startsWith(below))
                .sorted(Comparator.comparing(Request::at))
                .toList();
        int first = 0;
        int most = 0;
        for (int last = 0; last < asked.size(); last++) {
            while (!asked.get(first).at().plusSeconds(1).isAfter(asked.get(last).at())) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Forgets all state, faults, violations and the ledger; the address and the token stay. */
    public void reset() {
        reception.faults.clear();
        records.reset();
        reception.managerLimit.forget();
        reception.appsLimit.forget();
        reception.ledger.clear();
        reception.recordings.clear();
    }

    @Override
    public void close() {
        reception.faults.clear();
        server.stop(0);
        threads.shutdownNow();
    }
}

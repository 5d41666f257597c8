package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A stateful imitation of the Kustomer REST interface on a loopback port. */
public final class KustomerStandIn implements AutoCloseable {
    private static final int BACKLOG = 1024;

    static {
        // Without it every small answer on a kept connection waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(KustomerStandIn::daemon);
    private final Ledger ledger = new Ledger();
    private final Faults faults = new Faults();
    private final String apiKey;
    private final RoutingDesk routing = new RoutingDesk(() -> this.vendor);
    private volatile Vendor vendor;

    private KustomerStandIn(int port, Switches switches) throws IOException {
        apiKey = switches.apiKey().isEmpty() ? UUID.randomUUID().toString() : switches.apiKey();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        vendor = new Vendor(switches, apiKey, this::url);
        server.createContext("/", new Door(() -> vendor, ledger, faults));
        server.createContext("/__sim/", new SimAdmin(this));
        server.setExecutor(threads);
        server.start();
    }

    public static KustomerStandIn start() {
        return start(0);
    }

    public static KustomerStandIn start(int port) {
        return start(port, Switches.defaults());
    }

    public static KustomerStandIn start(int port, Switches switches) {
        try {
            return new KustomerStandIn(port, switches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "kustomer-stand-in");
        thread.setDaemon(true);
        return thread;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String apiKey() {
        return apiKey;
    }

    /** Begins anew with the same key, address and switches. */
    public void reset() {
        Vendor old = vendor;
        vendor = new Vendor(old.world.switches(), apiKey, this::url);
        old.courier.close();
        ledger.clear();
        faults.clear();
    }

    public Switches switches() {
        return vendor.world.switches();
    }

    /** Changes switches while running; key and clock stay as they were at the start. */
    public void switches(Switches switches) {
        vendor.world.switches(switches);
    }

    public Ledger ledger() {
        return ledger;
    }

    public Faults faults() {
        return faults;
    }

    /** Moves the clock of stamps, limits and the search index. */
    public void advance(Duration by) {
        vendor.world.times.move(by);
    }

    /** Admits another token with these roles, backed by the same machine user. */
    public void addApiKey(String token, String... roles) {
        inWorld(v -> v.tokens.put(token, new Actor(v.machine.userId(), Set.of(roles))));
    }

    /** Admits another key with the roles of the first, as one that takes its place. */
    public void takesToo(String key) {
        inWorld(v -> v.tokens.put(key, v.machine));
    }

    public void revokeApiKey(String token) {
        inWorld(v -> v.tokens.remove(token));
    }

    public String machineUserId() {
        return vendor.machine.userId();
    }

    public List<JsonNode> customers() {
        return all(Kind.CUSTOMER);
    }

    public List<JsonNode> conversations() {
        return all(Kind.CONVERSATION);
    }

    public List<JsonNode> messages() {
        return all(Kind.MESSAGE);
    }

    public List<JsonNode> notes() {
        return all(Kind.NOTE);
    }

    public List<JsonNode> attachments() {
        return all(Kind.ATTACHMENT);
    }

    public List<JsonNode> workSessions() {
        return all(Kind.WORK_SESSION);
    }

    public List<JsonNode> statuses() {
        return all(Kind.STATUS);
    }

    public List<JsonNode> tags() {
        return all(Kind.TAG);
    }

    public List<JsonNode> messagesOf(String conversationId) {
        return inWorld(v -> copies(v.world.children(conversationId, Kind.MESSAGE)));
    }

    public List<JsonNode> notesOf(String conversationId) {
        return inWorld(v -> copies(v.world.children(conversationId, Kind.NOTE)));
    }

    public Optional<JsonNode> conversationByExternalId(String externalId) {
        return held(Kind.CONVERSATION, "conversation externalId=" + externalId);
    }

    public Optional<JsonNode> messageByExternalId(String externalId) {
        return held(Kind.MESSAGE, "message externalId=" + externalId);
    }

    public Optional<JsonNode> customerByPhone(String phone) {
        return held(Kind.CUSTOMER, "customer phones=" + phone);
    }

    /** The bytes that were uploaded, for files up to 1 MiB; empty bytes for larger ones. */
    public Optional<byte[]> uploadedBytes(String attachmentId) {
        return inWorld(v -> v.uploads.stored(attachmentId).map(Uploads.Stored::kept));
    }

    /** What was uploaded, in the order of its arrival. */
    public List<StoredFile> storedFiles() {
        return inWorld(v -> v.uploads.all());
    }

    public Optional<String> uploadedSha256(String attachmentId) {
        return inWorld(v -> v.uploads.stored(attachmentId).map(Uploads.Stored::sha256));
    }

    public String addUser(String email, String name) {
        return inWorld(v -> v.users.add(email, name, "user").id);
    }

    public String addTeam(String name, String... userIds) {
        return inWorld(v -> v.users.addTeam(name, List.of(userIds), v.human).id);
    }

    public String addStatus(String name, String statusType) {
        return inWorld(v -> v.routing.addStatus(name, statusType, false, v.human).id);
    }

    /** A person picks a status; gives the work session's id. */
    public String setAgentStatus(String userId, String teamId, String statusId) {
        return inWorld(v -> v.routing.setStatus(userId, teamId, statusId, new Actor(userId, Set.of())).id);
    }

    /** Agents at their desktops, teams and statuses, and the API's writes to work sessions. */
    public RoutingDesk routing() {
        return routing;
    }

    public String addCustomer(ObjectNode attributes) {
        return inWorld(v -> v.customers.add(attributes, v.human).id);
    }

    /** A person deletes a customer. */
    public void removeCustomer(String id) {
        inWorld(v -> {
            v.customers.remove(id);
            return id;
        });
    }

    /** As a person would: snoozed is allowed, and createdAt may be given. */
    public String addConversation(String customerId, ObjectNode attributes) {
        return inWorld(v -> v.conversations.add(v.world.get(Kind.CUSTOMER, customerId), attributes, v.human).id);
    }

    /** A person's edit: modifiedBy is a human user. */
    public void setConversation(String id, ObjectNode attributes) {
        inWorld(v -> v.conversations.edit(id, attributes, v.human, false));
    }

    /** A person deletes a conversation, of which no event tells. */
    public void removeConversation(String id) {
        inWorld(v -> {
            v.conversations.remove(id);
            return id;
        });
    }

    /** Registers a receiver and gives the token that signs its events. */
    public String addWebhook(URI url, String... events) {
        ObjectNode body = Json.object().put("name", "test").put("url", url.toString());
        body.set("events", Json.strings(events.length == 0 ? OutboundWebhooks.events() : List.of(events)));
        return inWorld(v -> v.webhooks.add(body, v.human).text("token"));
    }

    public List<JsonNode> webhooks() {
        return all(Kind.WEBHOOK);
    }

    public List<Delivery> deliveries() {
        return vendor.courier.deliveries();
    }

    private List<JsonNode> all(Kind kind) {
        return inWorld(v -> copies(v.world.all(kind)));
    }

    private static List<JsonNode> copies(Collection<Thing> things) {
        return things.stream()
                .map(thing -> (JsonNode) Envelope.data(thing).deepCopy())
                .toList();
    }

    private Optional<JsonNode> held(Kind kind, String key) {
        return inWorld(v -> v.world.index.owners(key).stream()
                .findFirst()
                .map(id -> Envelope.data(v.world.get(kind, id)).deepCopy()));
    }

    private <T> T inWorld(Function<Vendor, T> deed) {
        Vendor now = vendor;
        synchronized (now.world) {
            return deed.apply(now);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        vendor.courier.close();
    }
}

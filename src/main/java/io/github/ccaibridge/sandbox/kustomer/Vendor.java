package io.github.ccaibridge.sandbox.kustomer;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One life of the imitated organisation: its world, its resources and the table of its routes. */
final class Vendor {
    final World world;
    final Customers customers;
    final Conversations conversations;
    final Users users;
    final Routing routing;
    final Uploads uploads;
    final Courier courier;
    final OutboundWebhooks webhooks;
    final Map<String, Actor> tokens = new LinkedHashMap<>();
    final Actor machine;
    final Actor human;
    private final List<Route> routes = new ArrayList<>();

    /** A row of the table: a part in braces takes anything. */
    record Route(String method, List<String> pattern, String role, Function<Request, Answer> handling) {
        boolean fits(List<String> parts) {
            if (parts.size() != pattern.size()) {
                return false;
            }
            for (int i = 0; i < pattern.size(); i++) {
                if (!pattern.get(i).equals("{}") && !pattern.get(i).equals(parts.get(i))) {
                    return false;
                }
            }
            return true;
        }

        List<String> taken(List<String> parts) {
            List<String> taken = new ArrayList<>();
            for (int i = 0; i < pattern.size(); i++) {
                if (pattern.get(i).equals("{}")) {
                    taken.add(parts.get(i));
                }
            }
            return taken;
        }
    }

    Vendor(Switches switches, String apiKey, Supplier<URI> base) {
        world = new World(switches);
        courier = new Courier(world);
        webhooks = new OutboundWebhooks(world, courier);
        users = new Users(world);
        machine = new Actor(users.add("bridge@machine.invalid", "Bridge", "machine").id, Roles.OURS);
        human = new Actor(users.add("human@example.com", "A human", "user").id, Set.of("org.admin"));
        tokens.put(apiKey, machine);
        customers = new Customers(world);
        conversations = new Conversations(world);
        routing = new Routing(world);
        uploads = new Uploads(world);
        routing.addStatus("Available", "available", true, human);
        routing.addStatus("Busy", "busy", true, human);
        routing.addStatus("Unavailable", "unavailable", true, human);
        routing.addStatus("Offline", "offline", true, human);
        routing.addStatus("Lunch", "unavailable", false, human);
        people(new Messages(world, conversations), new Notes(world));
        files(new Attachments(world, uploads, base));
        organisation(new Metadata(world), new Search(world), new Apps(world));
    }

    private void people(Messages messages, Notes notes) {
        objects("customers", "customer", customers::create, customers::list, customers::read, customers::update);
        objects(
                "conversations",
                "conversation",
                conversations::create,
                conversations::list,
                conversations::read,
                conversations::update);
        on("GET", "customers/{}/conversations", "conversation.read", conversations::ofCustomer);
        on("POST", "customers/{}/conversations", "conversation.create", conversations::create);
        on("POST", "conversations/{}/tags", "conversation.update", conversations::tag);
        on("DELETE", "conversations/{}/tags", "conversation.update", conversations::tag);
        objects("messages", "message", messages::createFlat, messages::list, messages::read, messages::update);
        on("GET", "customers/{}/messages", "message.read", r -> messages.of(Kind.CUSTOMER, r));
        on("POST", "customers/{}/messages", "message.create", messages::createForCustomer);
        on("GET", "conversations/{}/messages", "message.read", r -> messages.of(Kind.CONVERSATION, r));
        on("POST", "conversations/{}/messages", "message.create", messages::createInConversation);
        on("GET", "conversations/{}/notes", "note.read", notes::ofConversation);
        on("POST", "conversations/{}/notes", "note.create", notes::create);
        on("POST", "notes", "note.create", notes::create);
        on("PATCH", "notes/{}", "note.update", notes::update);
        on("PUT", "notes/{}", "note.update", notes::update);
    }

    private void files(Attachments attachments) {
        on("POST", "attachments", "note.create", attachments::create);
        on("GET", "attachments/{}", "note.read", attachments::read);
        on("GET", "conversations/{}/attachments", "note.read", attachments::ofConversation);
    }

    private void organisation(Metadata metadata, Search search, Apps apps) {
        on("POST", "customers/search", "search.create", search::find);
        on("GET", "metadata/{}", "metadata.read", metadata::read);
        on("PUT", "metadata/{}", "metadata.update", metadata::write);
        on("GET", "auth/tokens/current", "", users::token);
        on("GET", "users/current", "", users::current);
        on("GET", "users", "user.read", users::list);
        on("GET", "users/{}", "user.read", users::read);
        on("GET", "users/{}/teams", "team.read", users::teamsOf);
        on("GET", "teams", "team.read", users::teams);
        on("GET", "routing/statuses", "routing.read", r -> routing.list(Kind.STATUS, r));
        on("GET", "routing/statuses/{}", "routing.read", r -> routing.read(Kind.STATUS, r));
        on("POST", "routing/statuses", "routing.create", routing::createStatus);
        on("GET", "routing/work-sessions", "routing.read", routing::sessions);
        on("GET", "routing/work-sessions/{}", "routing.read", r -> routing.read(Kind.WORK_SESSION, r));
        on("PUT", "routing/work-sessions/{}", "routing.update", routing::update);
        on("GET", "routing/users/{}/work-sessions", "routing.read", routing::sessionsOf);
        on("GET", "routing/settings", "routing.read", r -> routing.list(Kind.ROUTING_SETTINGS, r));
        on("GET", "routing/settings/{}", "routing.read", r -> routing.read(Kind.ROUTING_SETTINGS, r));
        on("PUT", "routing/settings/{}", "routing.update", routing::saveSettings);
        on("GET", "routing/queues", "routing.read", r -> routing.list(Kind.QUEUE, r));
        on("POST", "apps/available", "org.admin.apps", apps::register);
        on("GET", "apps/available", "org.admin.apps", r -> routing.list(Kind.APP, r));
        on("GET", "outbound-webhooks/events", "outbound_webhook.read", webhooks::eventNames);
        on("GET", "outbound-webhooks", "outbound_webhook.read", webhooks::list);
        on("POST", "outbound-webhooks", "outbound_webhook.create", webhooks::create);
        on("GET", "outbound-webhooks/{}", "outbound_webhook.read", webhooks::read);
        on("PATCH", "outbound-webhooks/{}", "outbound_webhook.create", webhooks::change);
        on("DELETE", "outbound-webhooks/{}", "outbound_webhook.delete", webhooks::delete);
    }

    private void objects(
            String path,
            String role,
            Function<Request, Answer> create,
            Function<Request, Answer> list,
            Function<Request, Answer> read,
            Function<Request, Answer> update) {
        on("POST", path, role + ".create", create);
        on("GET", path, role + ".read", list);
        on("GET", path + "/{}", role + ".read", read);
        on("PATCH", path + "/{}", role + ".update", update);
        on("PUT", path + "/{}", role + ".update", update);
    }

    private void on(String method, String path, String role, Function<Request, Answer> handling) {
        String full = role.isEmpty() || role.startsWith("org.") ? role : "org.permission." + role;
        routes.add(new Route(method, List.of(path.split("/", -1)), full, handling));
    }

    /** The route of a request below /v1, or the refusal a wrong path or method meets. */
    Route route(String method, List<String> parts) {
        List<Route> fitting = routes.stream().filter(route -> route.fits(parts)).toList();
        if (fitting.isEmpty()) {
            throw Refusal.missing("Resource");
        }
        return fitting.stream()
                .filter(route -> route.method().equals(method))
                .findFirst()
                .orElseThrow(Refusal::method);
    }
}

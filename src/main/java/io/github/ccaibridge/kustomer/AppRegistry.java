package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the routes of the app ask: the case, its steps, and what the management API tells of it. */
public final class AppRegistry {
    private final ObjectMapper json = new ObjectMapper();
    private final AppDefinition definition;
    private final String installedPath;

    /** Where the installed apps are listed is not documented; an empty path asks for none. */
    public AppRegistry(AppDefinition definition, String installedPath) {
        this.definition = definition;
        this.installedPath = installedPath == null ? "" : installedPath;
    }

    public AppCase begin() {
        return new AppCase(definition, installedPath);
    }

    public AppCase takeRegistered(AppCase app) {
        return app.takeRegistered();
    }

    public AppCase takeInstalled(AppCase app) {
        return app.takeInstalled();
    }

    public AppCase prepare(AppCase app, String how) {
        return app.prepare("register".equals(how));
    }

    public AppCase registered(AppCase app) {
        return app.registered();
    }

    /** The app's versions, what needs attention, what to do, and the definition itself, which holds no secret. */
    public String text(AppCase app) throws JsonProcessingException {
        var standing = app.standing();
        var answer = json.createObjectNode();
        answer.put("app", definition.app()).put("version", definition.version());
        answer.put("registered", standing.newest().orElse(null)).put("installed", app.installed());
        answer.put("needsAttention", standing.needsAttention()).put("todo", standing.todo());
        answer.set("definition", json.valueToTree(definition.asMap()));
        return json.writeValueAsString(answer);
    }

    /** A refusal as problem JSON. */
    public String problem(AppCase app) throws JsonProcessingException {
        var detail = app.overtaken()
                ? "Kustomer has this version already: somebody else has registered it just now."
                : app.refusal();
        return json.writeValueAsString(json.createObjectNode()
                .put("type", "about:blank")
                .put("title", "The app was not registered")
                .put("status", 409)
                .put("detail", detail));
    }
}

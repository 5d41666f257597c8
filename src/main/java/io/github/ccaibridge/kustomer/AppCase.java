package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.ticket.Asking;
import io.github.ccaibridge.ticket.KustomerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The app at Kustomer: what is registered, what is installed, and the next version. It is the body. */
public final class AppCase extends Asking {
    private final AppDefinition ours;
    private final String installedPath;
    private final List<Map<String, Object>> registered = new ArrayList<>();
    private String installed;
    private String refusal;

    AppCase(AppDefinition ours, String installedPath) {
        this.ours = ours;
        this.installedPath = installedPath;
        next(KustomerRequest.get("read-apps", "/v1/apps/available", null));
    }

    AppCase takeRegistered() {
        if (answer().data() instanceof List<?> all) {
            all.stream().map(Json::map).filter(this::isOurs).forEach(registered::add);
        }
        next(installedPath.isBlank() ? null : KustomerRequest.get("read-installed-apps", installedPath, null));
        return this;
    }

    AppCase takeInstalled() {
        if (answer().data() instanceof List<?> all) {
            all.stream()
                    .map(Json::map)
                    .filter(this::isOurs)
                    .forEach(one ->
                            installed = String.valueOf(Json.attributes(one).get("version")));
        }
        next(null);
        return this;
    }

    /** Prepares the registration of our version, or keeps why it cannot be. */
    AppCase prepare(boolean first) {
        refusal = standing().refusal(first);
        next(refusal != null ? null : KustomerRequest.create("register-app", "/v1/apps/available", ours.asMap()));
        return this;
    }

    /** Why nothing is registered; null where it is. */
    public String refusal() {
        return refusal;
    }

    /** Somebody else has registered this very version meanwhile. */
    public boolean overtaken() {
        return answer() != null && answer().conflict();
    }

    AppCase registered() {
        registered.add(Map.of("attributes", ours.asMap()));
        next(null);
        return this;
    }

    AppStanding standing() {
        return new AppStanding(ours, registered, installed);
    }

    String installed() {
        return installed;
    }

    AppDefinition ours() {
        return ours;
    }

    /** Private apps get the organisation's id appended to their name (K 10.1). */
    private boolean isOurs(Map<String, Object> app) {
        var name = String.valueOf(Json.attributes(app).get("app"));
        return name.equals(ours.app()) || name.matches(java.util.regex.Pattern.quote(ours.app()) + "_[0-9a-f]{24}");
    }
}

package io.github.ccaibridge.fault;

import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import java.util.HashMap;
import java.util.Map;

/** What a process between the two stand-ins is told, as an operator sets it in the environment. */
public final class StandInSettings {
    public static final String EVENTS_USER = "ccai-events";
    public static final String EVENTS_PASSWORD = "s3cret";

    private StandInSettings() {}

    /** With the whole of Kustomer's budget, since nobody else is there. */
    public static Map<String, String> of(KustomerStandIn kustomer, CcaiStandIn ccai, String database) {
        var settings = new HashMap<String, String>();
        settings.put("KUSTOMER_URL", kustomer.url().toString());
        settings.put("KUSTOMER_API_KEY", kustomer.apiKey());
        settings.put("CCAI_URL", ccai.url().toString());
        settings.put("CCAI_SUBDOMAIN", ccai.subdomain());
        settings.put("CCAI_API_TOKEN", ccai.apiToken());
        settings.put("CCAI_EVENTS_USERNAME", EVENTS_USER);
        settings.put("CCAI_EVENTS_PASSWORD", EVENTS_PASSWORD);
        settings.put("BRIDGE_ADMIN_USERNAME", "ada");
        settings.put("BRIDGE_ADMIN_PASSWORD", "admin-secret");
        settings.put("SPRING_DATASOURCE_URL", database);
        settings.put("BRIDGE_KUSTOMER_BUDGET_SHARE", "1");
        return settings;
    }
}

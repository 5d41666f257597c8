package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.preflight.Finding;
import io.github.ccaibridge.preflight.Look;
import io.github.ccaibridge.preflight.OwnChecks;
import io.github.ccaibridge.preflight.SetUpChecks;
import io.github.ccaibridge.preflight.Surroundings;
import io.github.ccaibridge.preflight.VendorChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Joins what the pre-flight routes have asked into one report, a line a check. */
public final class PreflightReport {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private final ObjectMapper json = new ObjectMapper();
    private final String publicUrl;
    private final boolean webhookSecretSet;
    private final boolean statusesFollow;
    private final Path store;

    public PreflightReport(String publicUrl, String webhookSecret, String inheritance, String store) {
        this.publicUrl = publicUrl == null ? "" : publicUrl;
        this.webhookSecretSet = webhookSecret != null && !webhookSecret.isBlank();
        this.statusesFollow = "on".equals(inheritance);
        this.store = Path.of(store);
    }

    /** What the vendors are asked, and with which credentials. */
    public List<Map<String, String>> probes() {
        var probes = new ArrayList<>(List.of(
                Map.of("name", "token", "whom", "kustomer", "path", "/v1/auth/tokens/current"),
                Map.of("name", "webhooks", "whom", "kustomer", "path", "/v1/outbound-webhooks"),
                Map.of("name", "manager", "whom", "ccai", "path", "/manager/api/v1/agents"),
                Map.of("name", "apps", "whom", "ccai", "path", "/apps/api/v1/agent_statuses")));
        if (!publicUrl.isBlank()) {
            probes.add(Map.of("name", "ourselves", "whom", "ourselves", "path", "/actuator/health/liveness"));
        }
        return probes;
    }

    /** One answer; a body that is no JSON is none. */
    public Look look(Map<String, String> probe, Integer status, String date, String body) {
        return new Look(probe.get("name"), status == null ? 0 : status, time(date), Instant.now(), tree(body));
    }

    public Look unanswered(Map<String, String> probe) {
        return Look.none(probe.get("name"));
    }

    private static Instant time(String date) {
        try {
            return date == null
                    ? null
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private Object tree(String body) {
        try {
            return body == null || body.isBlank() ? null : json.readValue(body, Object.class);
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    /** The report as JSON; fields and mapping are the management API's own answers, empty where they could not be made. */
    public String report(List<Look> looks, Map<String, Object> database, String fields, String mapping)
            throws IOException {
        var by = looks.stream().collect(Collectors.toMap(Look::name, Function.identity()));
        Function<String, Look> look = name -> by.getOrDefault(name, Look.none(name));
        var trouble = storeTrouble();
        var around = new Surroundings(
                database,
                publicUrl,
                webhookSecretSet,
                statusesFollow,
                trouble,
                trouble == null ? Files.getFileStore(store).getUsableSpace() : 0);
        var findings = new ArrayList<Finding>(VendorChecks.kustomer(look.apply("token")));
        findings.addAll(VendorChecks.ccai(look.apply("manager"), look.apply("apps")));
        findings.addAll(SetUpChecks.fields(map(fields)));
        findings.addAll(SetUpChecks.statuses(around, map(mapping)));
        findings.addAll(SetUpChecks.teams(around));
        findings.add(OwnChecks.webhook(around, look.apply("webhooks")));
        findings.add(OwnChecks.callback(around, look.apply("ourselves")));
        findings.add(OwnChecks.store(around));
        findings.addAll(OwnChecks.database(around));
        findings.add(OwnChecks.connectors(around));
        return json.writeValueAsString(findings);
    }

    private Map<String, Object> map(String text) throws JsonProcessingException {
        return text == null || text.isBlank() ? null : json.readValue(text, MAP);
    }

    private String storeTrouble() {
        try {
            Files.delete(Files.createTempFile(Files.createDirectories(store), ".preflight", ""));
            return null;
        } catch (IOException refused) {
            return refused.getClass().getSimpleName();
        }
    }
}

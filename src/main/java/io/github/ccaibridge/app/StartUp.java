package io.github.ccaibridge.app;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.BootstrapContextClosedEvent;
import org.springframework.boot.ConfigurableBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/** Decides the mode, says it, checks the settings and starts the stand-ins, before anything else exists. */
final class StartUp implements EnvironmentPostProcessor, Ordered {
    private static final String CHOSEN = "bridge-mode";

    /** Waits that would outlast the sandbox's hour, which takes twenty seconds. */
    private static final Map<String, Object> COMPRESSED = Map.of(
            "bridge.tickets.abandoned-grace", "2s",
            "bridge.kustomer.budget-share", "1",
            "bridge.recordings.hold-back", "5s",
            "bridge.messages.gather", "1s",
            "bridge.tail.interval", "2s",
            "bridge.artifacts.poll", "500ms",
            "bridge.artifacts.settle", "1s");

    private final ConfigurableBootstrapContext bootstrap;

    StartUp(ConfigurableBootstrapContext bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getPropertySources().contains(CHOSEN)) {
            return;
        }
        var check = new SettingsCheck(environment);
        check.noSecretOnTheCommandLine();
        var mode = Mode.of(environment);
        System.out.println(Said.of(environment, "ccai-kustomer-bridge starts in " + mode.word() + " mode"));
        check.policiesAreAllowed();
        check.mappingFileHoldsAMapping();
        check.crashPointExists();
        var routes = check.routes();
        var sources = environment.getPropertySources();
        var chosen = new LinkedHashMap<String, Object>();
        chosen.put("bridge.mode", mode.word());
        chosen.put("info.mode", mode.word());
        chosen.put("bridge.routes", routes.toString());
        if (mode == Mode.SANDBOX) {
            check.sandboxIsAllowed();
            chosen.putAll(sandboxLogin(environment));
            chosen.putAll(startStandIns());
            addBelowOperator(sources, COMPRESSED);
        }
        sources.addFirst(new MapPropertySource(CHOSEN, chosen));
        chosen.put(
                "artifacts.endpoint",
                check.artifactsEndpoint(check.policiesAreAllowed().artifacts()));
        check.addressesAreWellFormed();
    }

    private Map<String, String> startStandIns() {
        var standIns = ServiceLoader.load(StandIns.class)
                .findFirst()
                .orElseThrow(() ->
                        new StartRefused("no vendor setting is present, and this build carries no stand-ins for"
                                + " a sandbox; set "
                                + String.join(
                                        ", ",
                                        Mode.VENDORS.stream()
                                                .map(Mode::environmentName)
                                                .toList())
                                + " for a real run."));
        bootstrap.addCloseListener(closed -> adopt(closed, standIns));
        return standIns.start();
    }

    private static void adopt(BootstrapContextClosedEvent closed, StandIns standIns) {
        var beans = (DefaultListableBeanFactory) closed.getApplicationContext().getBeanFactory();
        beans.registerSingleton("standIns", standIns);
        beans.registerDisposableBean("standIns", standIns::close);
    }

    private static Map<String, String> sandboxLogin(ConfigurableEnvironment environment) {
        var login = new HashMap<String, String>();
        if (!Mode.isSet(environment, "bridge.admin-username")) {
            login.put("bridge.admin-username", "admin");
        }
        if (!Mode.isSet(environment, "bridge.admin-password")) {
            login.put("bridge.admin-password", randomSecret());
            login.put("bridge.admin-password-shown", "true");
        }
        return login;
    }

    /** What an operator sets anywhere wins over these; the file inside the jar does not. */
    private static void addBelowOperator(MutablePropertySources sources, Map<String, Object> values) {
        var source = new MapPropertySource("bridge-sandbox", values);
        sources.stream()
                .map(PropertySource::getName)
                .filter(name -> name.contains("class path resource [application.properties]"))
                .findFirst()
                .ifPresentOrElse(name -> sources.addBefore(name, source), () -> sources.addLast(source));
    }

    static String randomSecret() {
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

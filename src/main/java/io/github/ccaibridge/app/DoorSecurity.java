package io.github.ccaibridge.app;

import io.github.ccaibridge.ccai.ChatSignature;
import io.github.ccaibridge.kustomer.AppDefinition;
import io.github.ccaibridge.kustomer.WebhookSignature;
import io.github.ccaibridge.session.SharedTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** The doors that a shared secret opens; a door whose secret is not set does not exist. */
@Configuration(proxyBeanMethods = false)
class DoorSecurity {
    private static final String APP = "APP";
    private static final String CRM = "CRM";
    private static final String KUSTOMER = "KUSTOMER";
    private static final String CHAT = "CHAT";
    private static final DispatcherType[] CONTINUED = {
        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD
    };

    @Bean
    @Order(0)
    SecurityFilterChain kustomerApp(HttpSecurity http, Environment settings) throws Exception {
        var secret = new SharedSecret(SharedSecret::bearer, APP, settings, "bridge.app-token", "bridge.app-token-next");
        return door(http, "/kustomer/app/**", secret, APP)
                .httpBasic(AbstractHttpConfigurer::disable)
                .addFilterAfter(new EventDoor(), BodyCap.class)
                .build();
    }

    /** By its own key, or with the user of the events door (C 1.2). */
    @Bean
    @Order(0)
    SecurityFilterChain customCrm(HttpSecurity http, Environment settings) throws Exception {
        var secret = new SharedSecret(
                request -> request.getHeader("X-Api-Key"), CRM, settings, "ccai.crm-api-key", "ccai.crm-api-key-next");
        var logins = new Logins().with(settings, "ccai.events-username", "ccai.events-password", CRM);
        return door(http, "/ccai/crm/v1/**", secret, CRM)
                .authenticationManager(new ProviderManager(logins))
                .httpBasic(basic ->
                        basic.authenticationEntryPoint((q, s, e) -> Problems.write(s, HttpStatus.UNAUTHORIZED)))
                .addFilterAfter(new WithoutSecrets(), BodyCap.class)
                .build();
    }

    /** Kustomer signs what it tells (K 9.1). */
    @Bean
    @Order(0)
    SecurityFilterChain signedEvents(HttpSecurity http, Environment settings, MeterRegistry meters) throws Exception {
        var tokens = set(settings, "kustomer.webhook-secret", "kustomer.webhook-secret-next");
        var signature = new WebhookSignature(tokens);
        var signed = new SignedBody(
                KUSTOMER,
                (request, body) -> signature.fits(request.getHeader("X-Kustomer-Webhook-Signature"), body),
                failures(meters, "kustomer"));
        return signedDoor(http, "/kustomer/webhooks", signed, !tokens.isEmpty(), KUSTOMER);
    }

    /** CCAI Platform signs what it tells of chats with a secret that the portal rotates (C 2.3). */
    @Bean
    @Order(0)
    SecurityFilterChain signedChats(HttpSecurity http, Environment settings, MeterRegistry meters) throws Exception {
        var secrets = set(settings, "ccai.webhook-secret-primary", "ccai.webhook-secret-secondary");
        var signature = new ChatSignature(secrets);
        var signed = new SignedBody(
                CHAT,
                (request, body) -> signature.fits(
                        request.getHeader("X-Signature"),
                        request.getHeader("X-Signature-Timestamp"),
                        body,
                        SharedTime.now()),
                failures(meters, "ccai-chat"));
        return signedDoor(http, "/ccai/webhooks/chat", signed, !secrets.isEmpty(), CHAT);
    }

    /** The app's pages inside Kustomer hold no secret and may be framed there, and nowhere else. */
    @Bean
    @Order(0)
    SecurityFilterChain widget(HttpSecurity http, Environment settings, AppDefinition app) throws Exception {
        var library = origin(settings.getProperty("kustomer.card-library", ""));
        var policy = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'none'; script-src 'self' "
                + library
                + "; frame-src " + origin(app.adapter()) + "; base-uri 'none';"
                + " form-action 'none'; frame-ancestors " + settings.getProperty("kustomer.app-framed-by");
        return http.securityMatcher("/kustomer/widget/**")
                .authorizeHttpRequests(rules -> rules.requestMatchers(HttpMethod.GET, "/kustomer/widget/**")
                        .permitAll()
                        .dispatcherTypeMatchers(CONTINUED)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                        .contentSecurityPolicy(csp -> csp.policyDirectives(policy)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static String origin(String address) {
        return address.replaceFirst("^(https?://[^/?#]+).*$", "$1");
    }

    private static SecurityFilterChain signedDoor(
            HttpSecurity http, String path, SignedBody signed, boolean set, String role) throws Exception {
        return door(http, path, signed, set, role)
                .httpBasic(AbstractHttpConfigurer::disable)
                .addFilterAfter(new EventDoor(), BodyCap.class)
                .build();
    }

    private static List<String> set(Environment settings, String... names) {
        return Stream.of(names)
                .filter(name -> Mode.isSet(settings, name))
                .map(name -> settings.getProperty(name, ""))
                .toList();
    }

    private static Counter failures(MeterRegistry meters, String door) {
        return Counter.builder("webhooks.signature.failures")
                .description("Requests whose signature did not fit")
                .tag("door", door)
                .register(meters);
    }

    private static HttpSecurity door(HttpSecurity http, String paths, SharedSecret secret, String role)
            throws Exception {
        return door(http, paths, secret, secret.isSet(), role);
    }

    private static HttpSecurity door(HttpSecurity http, String paths, Filter proof, boolean set, String role)
            throws Exception {
        var path = PathPatternRequestMatcher.withDefaults().matcher(paths);
        RequestMatcher open = request -> set && path.matches(request);
        return http.securityMatcher(open)
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(CONTINUED)
                        .permitAll()
                        .anyRequest()
                        .hasRole(role))
                .exceptionHandling(answers -> answers.authenticationEntryPoint(
                                (q, s, e) -> Problems.write(s, HttpStatus.UNAUTHORIZED))
                        .accessDeniedHandler((q, s, e) -> Problems.write(s, HttpStatus.UNAUTHORIZED)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(proof, BasicAuthenticationFilter.class)
                .addFilterAfter(new BodyCap(), AuthorizationFilter.class);
    }

    /** What opened the door stays at the door. */
    private static final class WithoutSecrets extends OncePerRequestFilter {
        private static final Set<String> SECRETS = Set.of("authorization", "x-api-key");

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(
                    new TrimmedRequest(
                            request, name -> SECRETS.contains(name.toLowerCase(java.util.Locale.ROOT)), Map.of()),
                    response);
        }
    }
}

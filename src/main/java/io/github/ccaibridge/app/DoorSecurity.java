package io.github.ccaibridge.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
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
        var logins = new Logins()
                .with(settings, "ccai.events-username", "ccai.events-password", CRM)
                .with(settings, "ccai.events-username", "ccai.events-password-next", CRM);
        return door(http, "/ccai/crm/v1/**", secret, CRM)
                .authenticationManager(new ProviderManager(logins))
                .httpBasic(basic ->
                        basic.authenticationEntryPoint((q, s, e) -> Problems.write(s, HttpStatus.UNAUTHORIZED)))
                .addFilterAfter(new WithoutSecrets(), BodyCap.class)
                .build();
    }

    private static HttpSecurity door(HttpSecurity http, String paths, SharedSecret secret, String role)
            throws Exception {
        var path = PathPatternRequestMatcher.withDefaults().matcher(paths);
        RequestMatcher open = request -> secret.isSet() && path.matches(request);
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
                .addFilterBefore(secret, BasicAuthenticationFilter.class)
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

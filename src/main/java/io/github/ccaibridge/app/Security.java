package io.github.ccaibridge.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestWrapper;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may open which door; a path that no chain names does not exist. */
@Configuration(proxyBeanMethods = false)
class Security {
    static final String ADMIN = "ADMIN";
    static final String VIEWER = "VIEWER";
    private static final String EVENTS = "EVENTS";
    /** Pages bring their own style sheet and nothing else. */
    private static final String PAGES = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final DispatcherType[] CONTINUED = {
        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD
    };

    @Bean
    FilterRegistrationBean<InboundFilter> inboundFilter() {
        var filter = new FilterRegistrationBean<>(new InboundFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    /** A request is timed as a whole, and not at each of its twenty filters. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ManagementPort managementPort(Environment settings) {
        return new ManagementPort(settings);
    }

    /** Doors have no business on the management port, nor the actuator on the doors' port when it has one of its own. */
    @Bean
    @Order(-1)
    SecurityFilterChain wrongPort(HttpSecurity http, ManagementPort port) throws Exception {
        return nothing(http.securityMatcher(port::isMissed));
    }

    @Bean
    @Order(1)
    SecurityFilterChain events(HttpSecurity http, Environment settings) throws Exception {
        var logins = new Logins().with(settings, "ccai.events-username", "ccai.events-password", EVENTS);
        return http.securityMatcher(path("/ccai/events"))
                .authenticationManager(new ProviderManager(logins))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(CONTINUED)
                        .permitAll()
                        .anyRequest()
                        .hasRole(EVENTS))
                .httpBasic(basic -> basic.authenticationEntryPoint((q, s, e) -> unauthorized(q, s)))
                .exceptionHandling(answers -> answers.accessDeniedHandler((q, s, e) -> denied(q, s, e)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new BodyCap(), AuthorizationFilter.class)
                .addFilterAfter(new EventDoor(), BodyCap.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, Environment settings, ManagementPort port) throws Exception {
        var logins = new Logins()
                .with(settings, "bridge.admin-username", "bridge.admin-password", ADMIN)
                .with(settings, "bridge.viewer-username", "bridge.viewer-password", VIEWER);
        var csrfTokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        var pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(request -> "GET".equals(request.getMethod()) && wantsPage(request));
        return http.securityMatcher(paths(
                        "/api/v1/**",
                        "/console",
                        "/console/**",
                        "/openapi",
                        "/openapi/**",
                        "/actuator",
                        "/actuator/**",
                        "/login",
                        "/logout"))
                .authenticationManager(new ProviderManager(logins))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(CONTINUED)
                        .permitAll()
                        .requestMatchers(Security::steersByLink)
                        .denyAll()
                        .requestMatchers(
                                paths("/actuator/health", "/actuator/health/**", "/login", "/console/assets/**"))
                        .permitAll()
                        .requestMatchers(paths("/actuator/prometheus"))
                        .hasAnyRole(ADMIN, VIEWER)
                        .requestMatchers(paths("/actuator", "/actuator/**"))
                        .hasRole(ADMIN)
                        .requestMatchers(readable())
                        .hasAnyRole(ADMIN, VIEWER)
                        .anyRequest()
                        .hasRole(ADMIN))
                .formLogin(form -> form.loginPage("/login").successHandler(new Welcome(port, pages)))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .headers(headers -> headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        paths("/console", "/console/**", "/login"),
                        new StaticHeadersWriter("Content-Security-Policy", PAGES))))
                .httpBasic(basic -> basic.authenticationEntryPoint((q, s, e) -> unauthorized(q, s)))
                .requestCache(cache -> cache.requestCache(pages))
                .exceptionHandling(answers -> answers.accessDeniedHandler((q, s, e) -> denied(q, s, e))
                        .defaultAuthenticationEntryPointFor(
                                (q, s, e) -> unauthorized(q, s), new NegatedRequestMatcher(Security::wantsPage)))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(Security::isProgramWithBasic))
                .addFilterAfter(new CsrfCookie(), BasicAuthenticationFilter.class)
                .addFilterAfter(new BodyCap(), AuthorizationFilter.class)
                .addFilterAfter(new RoleHeader(), BodyCap.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain nothingElse(HttpSecurity http) throws Exception {
        return nothing(http.securityMatcher(path("/**")));
    }

    private static SecurityFilterChain nothing(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(CONTINUED)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(answers -> answers.authenticationEntryPoint(
                                (q, s, e) -> Problems.write(s, HttpStatus.NOT_FOUND))
                        .accessDeniedHandler((q, s, e) -> Problems.write(s, HttpStatus.NOT_FOUND)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Full paths: matchers given as plain strings are relative to Spring MVC and miss Jolokia's own servlet. */
    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Stream.of(patterns).map(Security::path).toList());
    }

    private static RequestMatcher readable() {
        var get = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                .flatMap(method -> Stream.of("/api/v1/**", "/console", "/console/**", "/openapi", "/openapi/**")
                        .map(pattern -> (RequestMatcher) get.matcher(method, pattern)))
                .toList());
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    /** A link on a foreign page is followed with our cookie: what Jolokia changes is posted, with the token. */
    private static boolean steersByLink(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.contains("/jolokia")
                && !"POST".equals(request.getMethod())
                && (path.contains("/exec") || path.contains("/write") || request.getParameter("p") != null);
    }

    /** A browser that once remembered a Basic password would send it for a foreign page too, so it needs the token. */
    private static boolean isProgramWithBasic(HttpServletRequest request) {
        var authorization = request.getHeader("Authorization");
        return authorization != null
                && authorization.regionMatches(true, 0, "Basic ", 0, 6)
                && request.getHeader("Sec-Fetch-Site") == null
                && request.getHeader("Origin") == null;
    }

    private static void unauthorized(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Sec-Fetch-Site") == null) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"ccai-kustomer-bridge\", charset=\"UTF-8\"");
        }
        Problems.write(response, HttpStatus.UNAUTHORIZED);
    }

    private static void denied(HttpServletRequest request, HttpServletResponse response, Exception refusal)
            throws IOException, ServletException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            unauthorized(request, response);
        } else if (wantsPage(request) && request.getRequestURI().startsWith("/console")) {
            request.setAttribute("refused", refusal instanceof CsrfException ? "token" : null);
            request.getRequestDispatcher("/console/refused")
                    .forward(new SecurityContextHolderAwareRequestWrapper(request, "ROLE_"), response);
        } else if (refusal instanceof CsrfException) {
            Problems.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "The request did not prove that it comes from our pages; send the XSRF-TOKEN cookie's value as the"
                            + " X-XSRF-TOKEN header.");
        } else {
            Problems.write(response, HttpStatus.FORBIDDEN);
        }
    }
}

package io.github.ccaibridge.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Where a login leads: to the page that was asked for, else to the console, or to Hawtio on its own port. */
final class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {
    private final ManagementPort port;

    Welcome(ManagementPort port, RequestCache asked) {
        this.port = port;
        setRequestCache(asked);
    }

    @Override
    protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
        return port.received(request) ? "/actuator/hawtio" : "/console/sessions";
    }
}

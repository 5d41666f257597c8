package io.github.ccaibridge.app;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.Environment;

/** The port of its own that actuator, Jolokia and Hawtio have where {@code management.server.port} names one. */
final class ManagementPort {
    private final Environment settings;
    private final boolean apart;

    ManagementPort(Environment settings) {
        this.settings = settings;
        this.apart = ManagementPortType.get(settings) == ManagementPortType.DIFFERENT;
    }

    /** Whether a request came in through it; by the connection, never by what the request says. */
    boolean received(HttpServletRequest request) {
        return apart && request.getLocalPort() == number();
    }

    /** Whether a request asks the one port for what only the other has. */
    boolean isMissed(HttpServletRequest request) {
        if (!apart) {
            return false;
        }
        var path = request.getRequestURI();
        var actuator = path.equals("/actuator") || path.startsWith("/actuator/");
        return received(request)
                ? !actuator && !path.equals("/logout") && !ManagementPages.PATHS.contains(path)
                : actuator;
    }

    private int number() {
        var open = settings.getProperty("local.management.port", Integer.class);
        return open == null ? settings.getProperty("management.server.port", Integer.class, -1) : open;
    }
}

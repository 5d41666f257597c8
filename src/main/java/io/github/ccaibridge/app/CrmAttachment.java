package io.github.ccaibridge.app;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Takes forms apart at the one door that files come through (C 1.7), and nowhere else. */
final class CrmAttachment extends StandardServletMultipartResolver {
    /** The largest form; spring.servlet.multipart says the same to the web server. */
    static final long BYTES = 100L * 1024 * 1024;

    private static final Pattern DOOR = Pattern.compile("/ccai/crm/v1/records/[^/]+/attachments");

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        return isOne(request);
    }

    static boolean isOne(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && type.regionMatches(true, 0, "multipart/", 0, 10)
                && DOOR.matcher(request.getRequestURI()).matches();
    }
}

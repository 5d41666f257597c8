package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.FullDisks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Takes forms apart at the one door that files come through (C 1.7), and nowhere else. */
final class CrmAttachment extends StandardServletMultipartResolver {
    /** The largest form; spring.servlet.multipart says the same to the web server. */
    static final long BYTES = 100L * 1024 * 1024;

    /** As routes/shared/crm-errors.camel.yaml says it where the artifact store is full. */
    private static final String NO_ROOM = "The disk for files is full and the file was not kept."
            + " Send it again when the operator of the bridge has made room.";

    private static final Pattern DOOR = Pattern.compile("/ccai/crm/v1/records/[^/]+/attachments");

    private final FullDisks disks;

    CrmAttachment(FullDisks disks) {
        this.disks = disks;
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        try {
            return super.resolveMultipart(request);
        } catch (MultipartException failed) {
            if (disks.notice(failed).isEmpty()) {
                throw failed;
            }
            request.setAttribute(ErrorAnswers.DETAIL, NO_ROOM);
            throw noRoom(failed);
        }
    }

    private static ErrorResponseException noRoom(MultipartException failed) {
        var told = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, failed);
        told.getHeaders().set(HttpHeaders.RETRY_AFTER, "60");
        return told;
    }

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

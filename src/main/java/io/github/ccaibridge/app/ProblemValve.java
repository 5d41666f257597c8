package io.github.ccaibridge.app;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/** Tomcat's own refusals, such as a malformed request line, in the same shape as ours. */
public final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var status = HttpStatus.resolve(response.getStatus());
        try {
            Problems.write(response.getResponse(), status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The caller has gone", gone);
        }
    }
}

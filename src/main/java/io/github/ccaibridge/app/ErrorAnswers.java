package io.github.ccaibridge.app;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last resort of every request that went wrong inside the web server. */
@Controller
class ErrorAnswers implements ErrorController {
    /** The attribute of a request in which whoever refused it says more than its status does. */
    static final String DETAIL = ErrorAnswers.class.getName() + ".detail";

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        var known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        var detail = request.getAttribute(DETAIL) instanceof String told ? told : Problems.advice(known);
        Problems.write(response, known, detail);
    }
}

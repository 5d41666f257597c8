package io.github.ccaibridge.app.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a person says who they are, for the console and for Hawtio. */
@Controller
class LoginPage {
    @GetMapping("/login")
    String show() {
        return "login";
    }
}

package io.github.ccaibridge.app.console;

import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the words and times of its visitor's language, in the time zone of the bridge's machine. */
@ControllerAdvice(basePackageClasses = Wording.class)
class Wording {
    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    @ModelAttribute("words")
    Words words(Locale locale) {
        return new Words(messages, locale, ZoneId.systemDefault());
    }
}

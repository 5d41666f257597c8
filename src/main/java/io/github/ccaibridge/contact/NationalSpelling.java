package io.github.ccaibridge.contact;

import java.util.Optional;

/** How a number is written inside its own country, as customers of an older import may hold it. */
public interface NationalSpelling {
    /** The digits for a number in E.164; empty where no default country is set or the number is of another one. */
    Optional<String> national(String e164);
}

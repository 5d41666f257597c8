package io.github.ccaibridge.ccai;

import java.util.regex.Pattern;

/** Takes card numbers out of text that goes into a CRM: 13 to 19 digits, spaced or not, whose check digit fits. */
final class CardNumbers {
    private static final Pattern RUN = Pattern.compile("\\d(?:[ -]?\\d){12,}");

    private CardNumbers() {}

    static String hide(String text) {
        return text == null ? null : RUN.matcher(text).replaceAll(found -> hideIn(found.group()));
    }

    /** Other numbers may stand beside a card's, its expiry for instance: every group of digits may begin or end one. */
    private static String hideIn(String run) {
        for (var from = 0; from < run.length(); from++) {
            for (var to = run.length(); to > from && edge(run, from, from); to--) {
                if (edge(run, to, to - 1) && fits(run.substring(from, to).replaceAll("\\D", ""))) {
                    return run.substring(0, from) + "•••" + hideIn(run.substring(to));
                }
            }
        }
        return run;
    }

    /** Whether a group of digits begins or ends at this place, the digit being at the other. */
    private static boolean edge(String run, int place, int digit) {
        return Character.isDigit(run.charAt(digit))
                && (place == 0
                        || place == run.length()
                        || !Character.isDigit(run.charAt(place))
                        || !Character.isDigit(run.charAt(place - 1)));
    }

    private static boolean fits(String digits) {
        var sum = 0;
        for (var n = 0; n < digits.length(); n++) {
            var digit = digits.charAt(digits.length() - 1 - n) - '0';
            var doubled = n % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits.length() >= 13 && digits.length() <= 19 && sum % 10 == 0;
    }
}

package io.github.ccaibridge.ccai;

import java.util.regex.Pattern;

/** Takes card numbers out of text that goes into a CRM: 13 to 19 digits, spaced or not, whose check digit fits. */
final class CardNumbers {
    private static final Pattern DIGITS = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){12,18}(?!\\d)");

    private CardNumbers() {}

    static String hide(String text) {
        return text == null
                ? null
                : DIGITS.matcher(text).replaceAll(found -> fits(found.group()) ? "•••" : found.group());
    }

    private static boolean fits(String number) {
        var digits = number.replaceAll("\\D", "");
        var sum = 0;
        for (var n = 0; n < digits.length(); n++) {
            var digit = digits.charAt(digits.length() - 1 - n) - '0';
            var doubled = n % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}

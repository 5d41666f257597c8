package io.github.ccaibridge.sandbox.hour;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.LateFile;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.SmartAction;
import java.util.Arrays;
import java.util.List;

/** Gives the sessions of the hour what becomes known only after their end, the same in every run. */
final class HourAftermath {
    private static final int RATINGS = 9;
    private static final int RATED_TWICE = 3;
    private static final int IN_PARTS = 8;
    private static final int NOT_RECORDED = 20;
    private static final List<String> COMMENTS = Arrays.asList(
            "Quick help, thanks",
            "Très bien, merci à Zoë 👍",
            null,
            "War okay – nur die Musik nicht",
            "Not solved yet");

    private int calls;
    private int answered;
    private int ratings;
    private int ofApps;

    ScriptedSession of(ScriptedSession session) {
        ScriptedSession with = session;
        boolean isApp = session.caller().identifier() != null;
        if (session.object().path("connected_at").isTextual()) {
            with = session.kind().equals("chat") ? with.transcribed() : recorded(with, ++calls);
            with = ++answered % 6 == 2 && ratings < RATINGS ? rated(with, ++ratings) : with;
            with = isApp && ofApps++ % 2 == 0 ? asked(with, ofApps / 2) : with;
        }
        return isApp ? customData(with) : with;
    }

    private static ScriptedSession recorded(ScriptedSession call, int number) {
        if (number == NOT_RECORDED) {
            return call.notRecorded();
        }
        if (number == IN_PARTS) {
            return call.recordedAsFiles(50_000, 20_000);
        }
        return number % 6 == 3 ? call.recordedAsFiles(30_000 + 100 * number) : call.recorded();
    }

    private static ScriptedSession rated(ScriptedSession session, int number) {
        String comment = COMMENTS.get(number % COMMENTS.size());
        ScriptedSession once = session.rated(1 + (number + 2) % 5, comment);
        return number == RATED_TWICE ? once.rated(4, "Solved after all") : once;
    }

    private static ScriptedSession asked(ScriptedSession session, int number) {
        LateFile photo = LateFile.usual(ArtifactDrop.photoName(session.kind(), session.id(), 70 + number));
        return switch (number % 5) {
            case 0 -> session.with(SmartAction.photo(photo));
            case 1 ->
                session.with(SmartAction.photo(photo).at(session.startsAt().minusSeconds(90)));
            case 2 -> session.with(SmartAction.failedVerification());
            case 3 -> session.with(SmartAction.textInput("Order 44" + (10 + number)));
            default ->
                session.with(SmartAction.payment(
                        Agent.DANA_REYES,
                        "Express delivery",
                        "$12.50",
                        true,
                        session.endsAt().minusSeconds(30)));
        };
    }

    private static ScriptedSession customData(ScriptedSession session) {
        return session.withAftermath(late -> late.withCustom(true, "order_id", "4411", "string", "Order")
                .withCustom(true, "order_total", 79.9, "number", "Order total")
                .withCustom(false, "device", "iOS", "string", "Device Type"));
    }
}

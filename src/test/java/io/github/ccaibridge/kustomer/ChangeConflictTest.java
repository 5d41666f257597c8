package io.github.ccaibridge.kustomer;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ccaibridge.ccai.Told;
import io.github.ccaibridge.ticket.Awaited;
import io.github.ccaibridge.ticket.Deciding;
import io.github.ccaibridge.ticket.KustomerAnswer;
import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.LateNotes;
import io.github.ccaibridge.ticket.LatePolicy;
import io.github.ccaibridge.ticket.Progress;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.Situation;
import io.github.ccaibridge.ticket.TicketPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A change that Kustomer answers with 409, since somebody else changed the record at that moment, counts as not told and is told again. */
class ChangeConflictTest {
    static Stream<Arguments> changes() {
        var assumptions = Assumptions.defaults();
        var policy = TicketPolicy.defaults();
        var late = LatePolicy.defaults();
        return Stream.of(
                change("update-ticket", new Conversations(assumptions, new Deciding(policy))::broughtUpToDate),
                change("update-message", new Messages(assumptions, new Awaited(policy, late))::broughtUpToDate),
                change("update-note", new Notes(assumptions, new LateNotes(late))::told),
                change("update-customer", new Customers(assumptions, number -> Optional.empty(), false)::assigned));
    }

    private static Arguments change(String name, UnaryOperator<SessionCase> taken) {
        return Arguments.of(name, taken);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeThatConflictsIsToldAgain(String name, UnaryOperator<SessionCase> taken) {
        var one = decided();
        one.ask(KustomerRequest.update(name, "/v1/" + name, Map.of()));
        one.heard(new KustomerAnswer(409, null, null));
        assertThatExceptionOfType(KustomerTrouble.class)
                .isThrownBy(() -> taken.apply(one))
                .withMessage("Kustomer answered 409 to " + name)
                .matches(trouble -> trouble.kind() == KustomerTrouble.Kind.TRANSPORT);
    }

    private static SessionCase decided() {
        var progress = new Progress();
        progress.rule = "T2";
        progress.action = "OPEN";
        progress.ticket = "t1";
        var facts = Told.ivrCall().event(0, "", Told.CALLER).facts();
        return new SessionCase(facts, progress, Situation.PHONE_CALL_ANSWERED, "", 1, Told.START, Told.START);
    }
}

package io.github.ccaibridge.sandbox.hour;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Writes the sessions of the hour: who calls when, about what, and what becomes of it. */
final class HourPlan {
    private static final List<Agent> AGENTS =
            List.of(Agent.DANA_REYES, Agent.SAM_OKAFOR, Agent.MIRA_LINDT, Agent.JON_ABARA);
    private static final int FIRST_NEW = 30;

    private final Random random;
    private final Sessions sessions;
    private final Instant start;
    private final List<ScriptedSession> written = new ArrayList<>();
    private long nextCall;
    private long nextChat;
    private int turn;

    HourPlan(long seed, Instant start) {
        this.random = new Random(seed);
        // Another start is another hour: its sessions and events have ids of their own.
        long hour = Math.floorMod(start.getEpochSecond() / 10, 10_000_000L);
        this.sessions = new Sessions(seed + hour);
        this.nextCall = hour * 100;
        // A metadata file's name does not tell calls from chats, so no chat has the number of a call.
        this.nextChat = hour * 100 + 80;
        this.start = start;
    }

    static List<Agent> agents() {
        return AGENTS;
    }

    List<ScriptedSession> write() {
        plainCalls();
        specialCalls();
        unanswered();
        outbound();
        chats();
        Expectation expectation = new Expectation();
        HourAftermath aftermath = new HourAftermath();
        return written.stream()
                .map(aftermath::of)
                .sorted(Comparator.comparing(ScriptedSession::startsAt))
                .map(expectation::of)
                .toList();
    }

    /** Customers 1-29 were there before the hour, 30 and up are new. */
    static Caller phone(int customer) {
        return Caller.byPhone(1000 + customer, number(customer));
    }

    static Caller appUser(int customer) {
        return Caller.ofApp(
                1000 + customer,
                "app-user-" + customer,
                "App User " + customer,
                "user" + customer + "@example.com",
                number(customer));
    }

    private static String number(int customer) {
        return "+120255501" + (customer < 10 ? "0" : "") + customer;
    }

    private void plainCalls() {
        var in = sessions.inbound();
        for (int customer = 1; customer <= 10; customer++) {
            add(in.answered(call(), phone(customer), Menu.ORDERS, agent(), minute(customer), talk()));
        }
        for (int i = 0; i < 7; i++) {
            add(isNew(in.answered(call(), phone(FIRST_NEW + i), Menu.ORDERS, agent(), minute(4 + 4 * i), talk())));
        }
        // The same people again: first four in the same queue, two in another.
        for (int customer = 1; customer <= 4; customer++) {
            add(in.answered(call(), phone(customer), Menu.ORDERS, agent(), minute(24 + customer), talk()));
        }
        for (int customer = 5; customer <= 6; customer++) {
            add(in.answered(call(), phone(customer), Menu.RETURNS, agent(), minute(26 + customer), talk()));
        }
    }

    private void specialCalls() {
        var in = sessions.inbound();
        add(in.withheld(call(), "anonymous", Menu.ORDERS, agent(), minute(7)));
        add(in.withheld(call(), "", Menu.ORDERS, agent(), minute(19)));
        add(in.mobile(call(), appUser(11), Menu.APP_ORDERS, agent(), minute(10)));
        add(isNew(in.mobile(call(), appUser(40), Menu.APP_ORDERS, agent(), minute(15))));
        add(in.api(call(), phone(12), Menu.ORDERS, agent(), minute(22)));
        add(in.scheduled(call(), appUser(13), Menu.APP_ORDERS, agent(), minute(30)));
        add(in.spelledForQuality(call(), phone(14), Menu.RETURNS, agent(), minute(33)));
        add(in.answered(call(), phone(15), Menu.ORDERS, agent(), minute(36))
                .withLateEvent(2, Duration.ofMinutes(3))
                .labelled("answered IVR call, Orders, one event late", "T2"));
        add(in.answered(call(), phone(16), Menu.ORDERS, agent(), minute(5)));
        for (int i = 0; i < 4; i++) {
            add(in.transferred(call(), phone(17 + i), Menu.ORDERS, agent(), agent(), minute(12 + 9 * i)));
        }
        add(in.transferNotAccepted(call(), phone(21), Menu.RETURNS, agent(), agent(), minute(41)));
        ScriptedSession broken = in.recovered(call(), appUser(22), Menu.APP_ORDERS, agent(), minute(38));
        add(broken);
        add(in.recoveryOf(
                broken, call(), Menu.APP_ORDERS, agent(), broken.endsAt().plusSeconds(20)));
    }

    private void unanswered() {
        var in = sessions.inbound();
        add(in.abandoned(call(), phone(23), Menu.ORDERS, minute(9)));
        add(isNew(in.abandoned(call(), phone(41), Menu.RETURNS, minute(26))));
        add(in.abandoned(call(), phone(24), Menu.ORDERS, minute(44)));
        ScriptedSession voicemail = in.voicemail(call(), phone(25), Menu.ORDERS, minute(11));
        add(voicemail
                .later("voicemail_received", voicemail.endsAt().plusSeconds(300))
                .later("voicemail_read", voicemail.endsAt().plusSeconds(600)));
        add(sessions.outbound()
                .callBack(voicemail, call(), agent(), minute(24))
                .labelled("voicemail called back", "U5"));
        ScriptedSession unread = in.voicemail(call(), phone(42), Menu.RETURNS, minute(35));
        add(isNew(unread.later("voicemail_received", unread.endsAt().plusSeconds(300))));
    }

    private void outbound() {
        var out = sessions.outbound();
        add(out.made(call(), phone(7), agent(), minute(40)));
        add(isNew(out.made(call(), phone(43), agent(), minute(17))));
        add(out.campaign(call(), phone(26), agent(), minute(29)));
        for (int i = 0; i < 2; i++) {
            Agent agent = agent();
            ScriptedSession cut =
                    sessions.inbound().tooShort(call(), phone(27 + i), Menu.ORDERS, agent, minute(14 + 8 * i));
            add(cut);
            Instant soon = cut.endsAt().plusSeconds(8);
            add(
                    i == 0
                            ? out.callBack(cut, call(), agent, soon).labelled("called back after 6 s", "U5/U6")
                            : out.callBackWithoutParent(cut, call(), agent, soon)
                                    .labelled("called back after 6 s, no parent given", "U5/U6"));
        }
    }

    private void chats() {
        var chats = sessions.chats();
        for (int i = 0; i < 4; i++) {
            add(chats.web(chat(), appUser(1 + i), Menu.WEB_ORDERS, agent(), minute(6 + 7 * i)));
        }
        add(isNew(chats.web(chat(), appUser(44), Menu.WEB_ORDERS, agent(), minute(13))));
        add(chats.web(chat(), appUser(1), Menu.WEB_ORDERS, agent(), minute(45)));
        add(chats.transferred(chat(), appUser(29), Menu.WEB_ORDERS, agent(), agent(), minute(21)));
        add(chats.mobile(chat(), appUser(8), Menu.APP_ORDERS, agent(), minute(28)));
        add(chats.mobile(chat(), appUser(11), Menu.APP_ORDERS, agent(), minute(37)));
        add(chats.sms(chat(), phone(9), Menu.ORDERS, agent(), minute(32)));
        add(isNew(chats.sms(chat(), phone(45), Menu.ORDERS, agent(), minute(39))));
        add(chats.whatsApp(chat(), phone(10), Menu.RETURNS, agent(), minute(43)));
    }

    private static ScriptedSession isNew(ScriptedSession session) {
        return session.labelled(session.label() + ", new customer", session.expectedRule());
    }

    private void add(ScriptedSession session) {
        written.add(session);
    }

    private long call() {
        return nextCall++;
    }

    private long chat() {
        return nextChat++;
    }

    private Agent agent() {
        return AGENTS.get(turn++ % AGENTS.size());
    }

    private Instant minute(int minute) {
        return start.plusSeconds(60L * minute + random.nextInt(40));
    }

    private Duration talk() {
        return Duration.ofSeconds(90 + random.nextInt(150));
    }
}

package io.github.ccaibridge.agentstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps an agent's statuses from following each other is named, with the fix. */
class PreconditionsTest {
    private final Preconditions any = new Preconditions("");

    @ParameterizedTest(name = "{10}")
    @CsvSource({
        // users, agents, team, its name, routing on, our queue, tabs, signed in, logged in, unmet, stops
        "1,1,t1,Support,true,true,1,true,true,,",
        "1,1,,,false,false,1,false,false,,",
        "0,1,,,false,false,0,false,true,no-kustomer-user,both ways",
        "2,1,t1,Support,true,true,1,true,true,several-kustomer-users,both ways",
        "1,0,t1,Support,true,true,1,true,false,no-ccai-agent,both ways",
        "1,3,t1,Support,true,true,1,true,true,several-ccai-agents,both ways",
        "1,1,t1,Support,false,true,1,true,true,team-routing-off,way back",
        "1,1,,,false,false,1,true,true,no-team-selected,way back",
        "1,1,t1,Support,true,false,1,true,true,no-external-queue,way back",
        "1,1,t1,Support,false,false,1,true,true,team-routing-off no-external-queue,way back",
        "1,1,t1,Support,true,true,2,true,true,several-tabs,way back",
        "1,1,t1,Support,true,true,1,false,true,no-work-session,way back",
        "0,2,,,false,false,3,false,true,no-kustomer-user several-ccai-agents several-tabs,",
    })
    void eachIsFoundByItself(
            int users,
            int agents,
            String team,
            String name,
            boolean routing,
            boolean queue,
            int tabs,
            boolean signedIn,
            boolean loggedIn,
            String unmet,
            String stops) {
        var standing = new Standing(users, agents, "1", team, name, routing, queue, tabs);
        var found = any.unmet(standing, signedIn, loggedIn, List.of());
        assertThat(found.stream().map(Unmet::id)).containsExactly(unmet == null ? new String[0] : unmet.split(" "));
        assertThat(found).allSatisfy(one -> {
            assertThat(one.sentence()).endsWith(".");
            assertThat(one.fix()).endsWith(".");
            assertThat(stops == null || one.stops().equals(stops)).isTrue();
        });
    }

    @Test
    void theSentenceNamesTheTeamAndOurQueue() {
        var standing = new Standing(1, 1, "1", "t1", "Support", true, false, 1);
        assertThat(new Preconditions("CCAI").unmet(standing, true, true, List.of()))
                .singleElement()
                .extracting(Unmet::sentence)
                .isEqualTo("The selected team \"Support\" is not linked to the external queue \"CCAI\".");
    }

    @ParameterizedTest
    @CsvSource({
        "dana.reyes@example.com,   Dana Reyes, dana.reyes@example.org,  D. R.,       true",
        "dana.reyes@example.com,   Dana Reyes, DanaReyes@example.com,   ,            true",
        "dana.reyes@example.com,   Dana Reyes, dana+ccai@example.com,   dana  reyes, true",
        "dana@example.com,         ,           dana+ccai@example.com,   ,            true",
        "dana.reyes@example.com,   Dana Reyes, sam.okafor@example.com,  Sam Okafor,  false",
        "dana.reyes@example.com,   ,           sam.okafor@example.com,  ,            false",
    })
    void anotherEmailOfTheSamePersonIsFoundByLocalPartOrName(
            String email, String name, String other, String otherName, boolean alike) {
        var user = new Person(Side.KUSTOMER, "u1", email, name);
        var agent = new Person(Side.CCAI, "7", other, otherName);
        var found = new Lookalikes(List.of(user, agent));
        assertThat(found.of(user)).isEqualTo(alike ? List.of(agent) : List.of());
        assertThat(found.of(agent)).isEqualTo(alike ? List.of(user) : List.of());
    }

    @Test
    void whoHasAPartnerIsNobodysLookalike() {
        var user = new Person(Side.KUSTOMER, "u1", "dana@example.com", "Dana Reyes");
        var agent = new Person(Side.CCAI, "7", "dana@example.com", "Dana Reyes");
        var other = new Person(Side.CCAI, "8", "dana@example.org", "Dana Reyes");
        assertThat(new Lookalikes(List.of(user, agent, other)).of(other)).isEmpty();
    }

    @Test
    void aLookalikeIsSuggestedWithoutNamingAnybodyInTheSentence() {
        var standing = new Standing(1, 0, null, null, null, false, false, 0);
        var found = any.unmet(
                standing, false, false, List.of(new Person(Side.CCAI, "7", "dana@example.org", "Dana Reyes")));
        assertThat(found.stream().map(Unmet::id)).containsExactly("no-ccai-agent", "emails-differ");
        assertThat(found.get(1).sentence())
                .isEqualTo(
                        "CCAI Platform's agent 7 has the same name or the same part before the @, but another e-mail.");
        assertThat(found.get(1).alike()).containsExactly("dana@example.org");
    }
}

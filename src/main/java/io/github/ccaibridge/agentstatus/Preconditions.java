package io.github.ccaibridge.agentstatus;

import static io.github.ccaibridge.agentstatus.StatusLists.quoted;

import java.util.ArrayList;
import java.util.List;

/** What must be so that an agent's statuses follow each other, and what of it is not (S8, S11, S12). */
public final class Preconditions {
    private final String externalQueue;

    /** The name of our external queue in Kustomer; empty takes any. */
    public Preconditions(String externalQueue) {
        this.externalQueue = externalQueue == null ? "" : externalQueue.strip();
    }

    /**
     * What is unmet of an agent.
     *
     * @param signedIn whether a Kustomer work session of the agent is live
     * @param loggedIn whether the agent is logged in to CCAI Platform
     * @param alike who of the system that does not know the e-mail may be the same person
     */
    public List<Unmet> unmet(Standing standing, boolean signedIn, boolean loggedIn, List<Person> alike) {
        var unmet = new ArrayList<Unmet>();
        identity(standing, unmet);
        if (!alike.isEmpty()) {
            unmet.add(alike(alike));
        }
        if (standing.kustomerUsers() == 1) {
            place(standing, signedIn, loggedIn, unmet);
        }
        if (standing.liveTabs() > 1) {
            unmet.add(Unmet.wayBack(
                    "several-tabs",
                    "Kustomer is open in " + standing.liveTabs()
                            + " tabs of the agent; a change may come from any of them.",
                    "Close all tabs of Kustomer but one."));
        }
        return unmet;
    }

    private static void identity(Standing standing, List<Unmet> unmet) {
        if (standing.kustomerUsers() == 0) {
            unmet.add(Unmet.bothWays(
                    "no-kustomer-user",
                    "No user of Kustomer has the agent's e-mail.",
                    "Give the person's user in Kustomer the same e-mail as in CCAI Platform, or invite the person."));
        } else if (standing.kustomerUsers() > 1) {
            unmet.add(Unmet.bothWays(
                    "several-kustomer-users",
                    standing.kustomerUsers() + " users of Kustomer have the agent's e-mail.",
                    "Give each person a user and an e-mail of their own, and deactivate the others."));
        }
        if (standing.ccaiAgents() == 0) {
            unmet.add(Unmet.bothWays(
                    "no-ccai-agent",
                    "No agent of CCAI Platform has the user's e-mail.",
                    "Give the person's agent in CCAI Platform the same e-mail as in Kustomer; nothing is to be done for"
                            + " users who take no calls and chats."));
        } else if (standing.ccaiAgents() > 1) {
            unmet.add(Unmet.bothWays(
                    "several-ccai-agents",
                    standing.ccaiAgents() + " agents of CCAI Platform have the e-mail.",
                    "Give each person an agent and an e-mail of their own, and remove the others."));
        }
    }

    private static Unmet alike(List<Person> people) {
        var first = people.get(0);
        var who = first.side() == Side.CCAI ? "CCAI Platform's agent" : "Kustomer's user";
        return new Unmet(
                "emails-differ",
                who + (first.id() == null ? "" : " " + first.id())
                        + " has the same name or the same part before the @, but another e-mail.",
                "If it is the same person, use one e-mail in both systems.",
                Unmet.BOTH_WAYS,
                people.stream().map(Person::email).toList());
    }

    private void place(Standing standing, boolean signedIn, boolean loggedIn, List<Unmet> unmet) {
        if (!signedIn) {
            if (loggedIn) {
                unmet.add(Unmet.wayBack(
                        "no-work-session",
                        "The agent is logged in to CCAI Platform, but not signed in to routing in Kustomer.",
                        "Let the agent choose a status in Kustomer; nobody else can sign an agent in."));
            }
            return;
        }
        var team = standing.teamName() == null ? "" : " " + quoted(standing.teamName());
        if (standing.team() == null) {
            unmet.add(Unmet.wayBack(
                    "no-team-selected",
                    "The agent has selected no team in Kustomer.",
                    "Let the agent select the team that takes calls and chats."));
            return;
        }
        if (!standing.teamRouting()) {
            unmet.add(Unmet.wayBack(
                    "team-routing-off",
                    "Team routing is switched off for the selected team" + team + ".",
                    "Switch on team routing in the routing settings of that team in Kustomer."));
        }
        if (!standing.externalQueue()) {
            unmet.add(
                    Unmet.wayBack(
                            "no-external-queue",
                            "The selected team" + team + " is not linked to "
                                    + (externalQueue.isEmpty()
                                            ? "an external queue"
                                            : "the external queue " + quoted(externalQueue))
                                    + ".",
                            "Link the team to it in its routing settings in Kustomer, or let the agent select the team that is."));
        }
    }
}

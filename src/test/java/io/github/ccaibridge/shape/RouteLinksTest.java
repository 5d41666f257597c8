package io.github.ccaibridge.shape;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How routes call each other: every call arrives, failures rise to the entry, and the arrows go one way. */
class RouteLinksTest {
    private static final RouteTree ROUTES = new RouteTree();

    /** Which folder may call the routes of which other folders, after the picture of the pipeline. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("intake", Set.of("tickets", "contacts", "recordings", "agentstatus", "delivery", "privacy")),
            Map.entry("tickets", Set.of("contacts", "fields", "notes", "recordings", "delivery")),
            Map.entry("contacts", Set.of("delivery")),
            Map.entry("management", Set.of("intake", "delivery", "fields")),
            Map.entry("delivery", Set.of()),
            Map.entry("recordings", Set.of("delivery")),
            Map.entry("notes", Set.of("delivery")),
            Map.entry("privacy", Set.of("management")),
            Map.entry("agentstatus", Set.of("delivery")),
            Map.entry("fields", Set.of("delivery")),
            Map.entry("calls", Set.of()),
            Map.entry("apps", Set.of("delivery", "intake", "management")),
            Map.entry("preflight", Set.of("fields", "intake")),
            Map.entry("shared", Set.of("delivery")));

    @Test
    void everyCallOfARouteHasExactlyOneRouteThatTakesIt() {
        var takers = ROUTES.consumers().collect(groupingBy(Endpoint::address, counting()));
        Faults.none(ROUTES.producers()
                .filter(RouteLinksTest::isInternal)
                .filter(call -> takers.getOrDefault(call.address(), 0L) != 1)
                .map(call -> call.at()
                        .fault("calls " + call.address() + ", which " + takers.getOrDefault(call.address(), 0L)
                                + " routes take; there must be one")));
    }

    @Test
    void everyRouteThatWaitsForACallIsCalled() {
        var calls = ROUTES.producers().map(Endpoint::address).collect(toSet());
        Faults.none(ROUTES.consumers()
                .filter(taker -> isInternal(taker) && !calls.contains(taker.address()))
                .map(taker -> taker.at().route().fault("nobody calls " + taker.address() + "; call it or remove it")));
    }

    @Test
    void aCalledRouteLetsFailuresRiseToItsCaller() {
        Faults.none(ROUTES.consumers()
                .filter(taker -> taker.is("direct"))
                .map(taker -> taker.at().route())
                .filter(route -> !route.node().path("errorHandler").has("noErrorHandler"))
                .map(route -> route.fault("is called by others; declare errorHandler: {noErrorHandler: {}}")));
    }

    @Test
    void anEntryRouteNamesAConfigurationThatExists() {
        var known = ROUTES.configurations();
        Faults.none(ROUTES.consumers()
                .filter(entry -> !entry.is("direct"))
                .map(entry -> entry.at().route())
                .filter(route -> !known.containsAll(List.of(
                        String.valueOf(route.text("routeConfigurationId")).split(","))))
                .map(route -> route.fault("is an entry; name one of " + known + " as its routeConfigurationId")));
    }

    @Test
    void callsFollowTheArrowsOfThePicture() {
        var homes = ROUTES.consumers()
                .filter(taker -> taker.is("direct"))
                .collect(toMap(Endpoint::address, taker -> taker.at().file().folder(), (one, other) -> one));
        Faults.none(ROUTES.producers()
                .filter(call -> homes.containsKey(call.address()))
                .filter(call -> !mayCall(call.at().file().folder(), homes.get(call.address())))
                .map(call -> call.at()
                        .fault("calls " + call.address() + " in " + homes.get(call.address())
                                + "; from " + call.at().file().folder() + " only "
                                + ARROWS.getOrDefault(call.at().file().folder(), Set.of())
                                + " may be called, or the picture must change")));
    }

    private static boolean mayCall(String from, String to) {
        return from.equals(to) || ARROWS.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isInternal(Endpoint endpoint) {
        return (endpoint.is("direct") || endpoint.is("seda"))
                && !endpoint.name().contains("${");
    }
}

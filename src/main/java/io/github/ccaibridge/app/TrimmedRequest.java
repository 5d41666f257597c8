package io.github.ccaibridge.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A request with some headers taken away and some of ours put in their place. */
final class TrimmedRequest extends HttpServletRequestWrapper {
    private final Predicate<String> hidden;
    private final Map<String, String> added = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    TrimmedRequest(HttpServletRequest request, Predicate<String> hidden, Map<String, String> added) {
        super(request);
        this.hidden = hidden;
        this.added.putAll(added);
    }

    @Override
    public String getHeader(String name) {
        if (added.containsKey(name)) {
            return added.get(name);
        }
        return hidden.test(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (added.containsKey(name)) {
            return Collections.enumeration(List.of(added.get(name)));
        }
        return hidden.test(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        var names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
        names.removeIf(name -> hidden.test(name) || added.containsKey(name));
        names.addAll(added.keySet());
        return Collections.enumeration(names);
    }
}

package io.github.ccaibridge.camel;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Gathers the writes among the answers of one claim: agents who shall have the same status share a request. */
public final class WritesTogether implements AggregationStrategy {
    @Override
    public Exchange aggregate(Exchange before, Exchange one) {
        var answer = one.getMessage().getBody(AgentAnswer.class);
        var result = before == null ? one : before;
        var writes = before == null ? new ArrayList<StatusWrite>() : writes(before);
        if (answer.writes()) {
            gather(writes, answer);
        }
        result.getMessage().setBody(writes);
        return result;
    }

    @SuppressWarnings("unchecked")
    private static List<StatusWrite> writes(Exchange before) {
        return before.getMessage().getBody(List.class);
    }

    private static void gather(List<StatusWrite> writes, AgentAnswer answer) {
        writes.stream()
                .filter(write -> write.takes(answer))
                .findFirst()
                .ifPresentOrElse(write -> write.agents().add(answer), () -> writes.add(StatusWrite.of(answer)));
    }
}

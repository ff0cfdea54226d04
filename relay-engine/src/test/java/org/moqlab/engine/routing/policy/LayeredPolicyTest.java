package org.moqlab.engine.routing.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.routing.RoutingPolicy;

/// A layer that forgets to pass on a question answers it with the default of all policies, and not
/// as the policy below does.
final class LayeredPolicyTest {
    private static Set<String> questions(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .map(LayeredPolicyTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }

    @Test
    void every_question_is_passed_on() {
        assertEquals(questions(RoutingPolicy.class), questions(LayeredPolicy.class));
    }
}

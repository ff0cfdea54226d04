package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Namespace;

/// Roots join and strip names at the boundaries of parts, and keep to what is granted.
final class RootTest {
    private static final List<String> PARTS = List.of("a", "b", "anon", "anonymous", "a%20b", "é");

    private static Namespace name(String path) {
        return new Namespace(path);
    }

    private static Root root(String at, String scope) {
        return new Root(name(at), name(scope));
    }

    @Test
    void a_name_is_joined_with_the_root_and_stripped_of_it() {
        Root anon = new Root(name("anon"));
        assertEquals(Optional.of(name("anon/test")), anon.join(name("test")));
        assertEquals(Optional.of(name("test")), anon.relative(name("anon/test")));
    }

    @Test
    void the_root_itself_is_the_empty_name() {
        Root anon = new Root(name("anon"));
        assertEquals(Optional.of(name("anon")), anon.join(Namespace.ROOT));
        assertEquals(Optional.of(Namespace.ROOT), anon.relative(name("anon")));
    }

    @Test
    void a_name_that_only_begins_alike_is_out_of_reach() {
        Root anon = new Root(name("anon"));
        for (String other : List.of("anonymous", "anonymous/test", "ano", "", "test", "x/anon")) {
            assertEquals(Optional.empty(), anon.relative(name(other)), other);
        }
    }

    @Test
    void at_the_top_every_name_means_itself() {
        assertEquals(Optional.of(name("anon/test")), Root.ALL.join(name("anon/test")));
        assertEquals(Optional.of(name("anon/test")), Root.ALL.relative(name("anon/test")));
        assertEquals(true, Root.ALL.isAll());
        assertEquals(false, root("", "anon").isAll());
    }

    @Test
    void a_name_that_would_be_too_long_is_out_of_reach() {
        Root anon = new Root(name("anon"));
        assertEquals(true, anon.join(name("x".repeat(Namespace.MAX_LENGTH - 5))).isPresent());
        assertEquals(Optional.empty(), anon.join(name("x".repeat(Namespace.MAX_LENGTH - 4))));
        assertEquals(Optional.empty(), anon.reach(name("x".repeat(Namespace.MAX_LENGTH - 4))));
    }

    @Test
    void what_is_granted_is_what_path_and_public_prefix_have_in_common() {
        assertEquals(Optional.of(root("anon/room", "anon/room")), within("anon/room", "anon"));
        assertEquals(Optional.of(root("anon", "anon")), within("anon", "anon"));
        assertEquals(Optional.of(root("", "anon")), within("", "anon"));
        assertEquals(Optional.empty(), within("other", "anon"));
        assertEquals(Optional.empty(), within("anonymous", "anon"));
    }

    private static Optional<Root> within(String at, String open) {
        return Root.within(name(at), name(open));
    }

    @Test
    void above_its_scope_a_peer_reaches_only_the_scope() {
        Root top = root("", "anon");
        assertEquals(Optional.of(name("anon")), top.reach(Namespace.ROOT));
        assertEquals(Optional.of(name("anon/room")), top.reach(name("anon/room")));
        assertEquals(Optional.empty(), top.reach(name("other")));
        assertEquals(Optional.empty(), top.join(name("other")));
        assertEquals(name("anon"), top.interest());
        assertEquals(Namespace.ROOT, new Root(name("anon")).interest());
    }

    @Test
    void of_several_scopes_a_peer_reaches_each_and_nothing_beside_them() {
        Root two = Root.within(Namespace.ROOT, List.of(name("a/b"), name("a/c"))).orElseThrow();

        assertEquals(Optional.of(name("a")), two.reach(Namespace.ROOT));
        assertEquals(Optional.of(name("a/b")), two.reach(name("a/b")));
        assertEquals(Optional.of(name("a/c/d")), two.reach(name("a/c/d")));
        assertEquals(Optional.empty(), two.reach(name("a/d")));
        assertEquals(Optional.empty(), two.relative(name("a/d")));
        assertEquals(Optional.of(name("a/c/d")), two.join(name("a/c/d")));
        assertEquals(name("a"), two.interest());
        assertEquals(
                Optional.of(new Root(name("a/b"))),
                Root.within(name("a/b"), List.of(name("a/b"), name("x"))));
    }

    @Test
    void a_scope_beside_the_root_is_no_root() {
        assertThrows(IllegalArgumentException.class, () -> root("anon", "other"));
    }

    @Test
    void joining_and_stripping_are_inverse() {
        Random random = new Random(1148);
        for (int i = 0; i < 10_000; i++) {
            Namespace at = draw(random);
            Root root = new Root(at, at.join(draw(random)));
            Namespace some = draw(random);
            root.join(some)
                    .ifPresent(
                            effective -> assertEquals(Optional.of(some), root.relative(effective)));
            root.relative(some)
                    .ifPresent(relative -> assertEquals(Optional.of(some), root.join(relative)));
            Namespace below = root.scope().join(some);
            assertEquals(
                    Optional.of(below), root.relative(below).flatMap(root::join), () -> root + "");
        }
    }

    private static Namespace draw(Random random) {
        Namespace name = Namespace.ROOT;
        for (int parts = random.nextInt(4); parts > 0; parts--) {
            name = name.join(new Namespace(PARTS.get(random.nextInt(PARTS.size()))));
        }
        return name;
    }

    @Test
    void the_path_of_a_url_names_a_root_as_the_relays_of_the_family_read_it() {
        assertEquals(name("anon/room"), Namespace.ofUrlPath("/anon//room/"));
        assertEquals(Namespace.ROOT, Namespace.ofUrlPath("/"));
        assertEquals(Namespace.ROOT, Namespace.ofUrlPath(""));
        assertEquals(name("ro%20om"), Namespace.ofUrlPath("/ro%20om"));
        assertEquals(name("secret"), Namespace.ofUrlPath("/anon/../secret"));
        assertEquals(name("secret"), Namespace.ofUrlPath("/anon/%2e%2E/./secret"));
        assertEquals(name("a"), Namespace.ofUrlPath("/../../a"));
    }
}

package org.moqlab.app.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The question whom to watch.
final class AttachSheetTest {
    private final List<Wish> wishes = new ArrayList<>();
    private final List<Lookout> opened = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private final AttachSheetViewModel sheet =
            new AttachSheetViewModel(this::attach, Runnable::run, Runnable::run, opened::add);

    private Lookout attach(Wish wish) throws IOException {
        wishes.add(wish);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        return new Story().lookout();
    }

    private AttachLine first() {
        return sheet.lines().getFirst();
    }

    @Test
    void relaysAreWatchedAsTheSheetSays() {
        sheet.show();
        first().urlProperty().set(" https://a.example/ ");
        first().nameProperty().set("A");
        first().tokenProperty().set("abc.def");
        sheet.more();
        sheet.lines().getLast().urlProperty().set("http://127.0.0.1:8081");
        sheet.lines().getLast().checkProperty().set(Wish.Check.NONE);
        sheet.more();
        sheet.discoverProperty().set(false);
        sheet.attach();
        assertEquals(
                List.of(
                        new Wish(
                                List.of(
                                        new Wish.Target(
                                                "A",
                                                "https://a.example/",
                                                Wish.Check.SIGNED,
                                                "",
                                                "abc.def",
                                                ""),
                                        new Wish.Target(
                                                "",
                                                "http://127.0.0.1:8081",
                                                Wish.Check.NONE,
                                                "",
                                                "",
                                                "")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false)),
                wishes);
        assertEquals(1, opened.size());
        assertFalse(sheet.shownProperty().get());
    }

    @Test
    void aTokenIsForgottenOnceItWasUsedAndInNoText() {
        first().urlProperty().set("https://a.example/");
        first().tokenProperty().set("abc.def");
        sheet.attach();
        assertFalse(wishes.toString().contains("abc.def"), wishes::toString);
        assertEquals("", first().tokenProperty().get());

        first().tokenProperty().set("ghi");
        sheet.dismiss();
        assertEquals("", first().tokenProperty().get());
    }

    @Test
    void whatCannotBeWatchedIsSaidAndTheSheetStays() {
        sheet.show();
        sheet.attach();
        assertEquals("Say the URL of at least one relay.", sheet.errorProperty().get());

        first().urlProperty().set("https://a.example/");
        first().tokenProperty().set("two words");
        sheet.attach();
        assertEquals(
                "The token of relay 1 has characters that no token has.",
                sheet.errorProperty().get());

        first().tokenProperty().set("");
        refusal = Optional.of("no such file\u202e");
        sheet.attach();
        assertEquals("no such file\\u{202e}", sheet.errorProperty().get());
        assertTrue(sheet.shownProperty().get());
        assertEquals(List.of(), opened);
    }

    @Test
    void aCertificateNeedsItsKey() {
        first().urlProperty().set("https://a.example/");
        sheet.certificateProperty().set("me.pem");
        sheet.attach();
        assertEquals("A certificate and its key go together.", sheet.errorProperty().get());
    }

    @Test
    void thereIsRoomForSixteenRelaysAndAlwaysForOne() {
        for (int i = 0; i < 20; i++) {
            sheet.more();
        }
        assertEquals(AttachSheetViewModel.MAX_LINES, sheet.lines().size());
        List.copyOf(sheet.lines()).forEach(sheet::remove);
        assertEquals(1, sheet.lines().size());
    }
}

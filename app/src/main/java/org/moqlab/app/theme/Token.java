package org.moqlab.app.theme;

import java.util.List;
import java.util.Locale;

/// The colours of the program by role. Their values stand in `tokens.css` only, once for light and
/// once for dark.
public enum Token {
    /// Window behind panes.
    WIN,
    /// Menu, toolbar, tab and status bars.
    BAR,
    /// Tables, inspector, lists.
    PANE,
    /// Buttons, table heads, chips.
    RAISED,
    /// Mesh canvas and diagrams.
    CANVAS,
    /// Every second row.
    ROW,
    /// Hover on rows and buttons.
    HOVER,
    /// Text fields, scrubber track.
    FIELD,
    /// Separators.
    LINE,
    /// Control borders and axes.
    LINE2,
    /// Text.
    TEXT,
    /// Secondary text.
    DIM,
    /// Hints, units, rulers.
    FAINT,
    /// Selection, focus, playhead, links to events.
    ACCENT,
    /// Fill of what is selected.
    ACCENTBG,
    /// Text on accent.
    ONACCENT,
    /// A session while a selection fades the rest.
    EDGE,
    /// A session otherwise.
    EDGE2,
    /// State live, route in use, announce.
    LIVE,
    /// Fill of live.
    LIVEBG,
    /// State lingering, unannounce.
    LINGER,
    /// Fill of lingering.
    LINGERBG,
    /// Hold-down, re-announce.
    HOLD,
    /// Fill of hold-down.
    HOLDBG,
    /// State ghost, cycle, refusal, finding.
    GHOST,
    /// Fill of ghost.
    GHOSTBG,
    /// Missing, unknown, down.
    MISSING,
    /// Fill of down.
    MISSINGBG,
    /// First peer.
    PEER_A("pA"),
    /// Second peer.
    PEER_B("pB"),
    /// Third peer.
    PEER_C("pC"),
    /// Fourth peer.
    PEER_D("pD"),
    /// Fifth peer.
    PEER_E("pE"),
    /// Sixth peer.
    PEER_F("pF");

    private static final List<Token> PEERS =
            List.of(PEER_A, PEER_B, PEER_C, PEER_D, PEER_E, PEER_F);

    private final String key;

    Token() {
        key = name().toLowerCase(Locale.ROOT);
    }

    Token(String key) {
        this.key = key;
    }

    /// Its name in the style sheets, without `-lab-`.
    public String key() {
        return key;
    }

    /// The looked-up colour in the style sheets, such as `-lab-live`.
    public String variable() {
        return "-lab-" + key;
    }

    /// The colour that goes with the `index`-th relay (from 0); six colours repeat.
    public static Token peer(int index) {
        return PEERS.get(Math.floorMod(index, PEERS.size()));
    }
}

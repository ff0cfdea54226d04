package org.moqlab.engine.mesh.museum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Exhibit.Card;
import org.moqlab.engine.mesh.Exhibit.Family;
import org.moqlab.engine.mesh.Exhibit.Variant;
import org.moqlab.engine.mesh.Scenario;

/// The museum's index as Markdown.
public final class MuseumPage {
    private static final String HEAD =
            """
            # The museum

            Bugs that relays of Media over QUIC really had, each as a mesh that shows it: open it in the
            window, step through it, turn a knob. Each is a test as well: the file says what the policy
            that has the bug does, and what the one that has it not.

            ```
            ./lab sample-meshes/zombie-mesh.yaml       # opens one in the window
            ./lab run sample-meshes                    # plays them all and judges them
            ./lab run sample-meshes --live             # those marked live, over real QUIC
            ./lab list                                 # this page in short
            ```

            Filled squares publish, empty ones subscribe. This page is written by `./lab museum`.
            """;

    private MuseumPage() {}

    /// A scenario in the museum.
    ///
    /// @param path its file, relative to the page, with slashes
    /// @param picture its drawing, relative to the page
    public record Piece(String path, String picture, Exhibit exhibit) {}

    /// The page.
    ///
    /// @param pieces scenarios; those without a card are left out
    /// @param notShown Markdown about bugs that cannot be shown; may be empty
    public static String markdown(List<Piece> pieces, String notShown) {
        StringBuilder out = new StringBuilder(HEAD);
        for (Family family : Family.values()) {
            List<Piece> there =
                    pieces.stream()
                            .filter(piece -> isOf(piece, family))
                            .sorted(Comparator.comparingInt(MuseumPage::number))
                            .toList();
            if (!there.isEmpty()) {
                out.append("\n## ").append(family.title()).append('\n');
                there.forEach(piece -> piece(out, piece));
            }
        }
        if (!notShown.isEmpty()) {
            out.append('\n').append(notShown);
        }
        return out.toString();
    }

    private static boolean isOf(Piece piece, Family family) {
        return piece.exhibit().card().filter(card -> card.family() == family).isPresent();
    }

    private static int number(Piece piece) {
        return piece.exhibit().card().map(Card::number).orElse(0);
    }

    private static void piece(StringBuilder out, Piece piece) {
        Card card = piece.exhibit().card().orElseThrow();
        Scenario scenario = piece.exhibit().scenario();
        String file = piece.path().substring(piece.path().lastIndexOf('/') + 1);
        out.append("\n### ").append(card.number()).append(". ").append(scenario.title());
        out.append("\n\n![The mesh of ").append(file).append("](").append(piece.picture());
        out.append(")\n\n[").append(file).append("](").append(piece.path()).append(")");
        if (!scenario.teaches().isEmpty()) {
            out.append(": ").append(scenario.teaches());
        }
        out.append(".\n");
        paragraph(out, "What you will see", card.see());
        paragraph(out, "What to try", card.attempt());
        paragraph(out, "Cause", card.cause());
        paragraph(out, "Fix", card.fix());
        if (!scenario.reference().isEmpty()) {
            paragraph(out, "Reference", "<" + scenario.reference() + ">");
        }
        out.append("\n| shows it | does not |\n| --- | --- |\n");
        out.append("| ").append(names(piece, true));
        out.append(" | ").append(names(piece, false)).append(" |\n");
    }

    private static void paragraph(StringBuilder out, String what, String text) {
        out.append("\n**").append(what).append(".** ").append(text).append('\n');
    }

    private static String names(Piece piece, boolean shows) {
        List<String> names = new ArrayList<>();
        for (Variant run : piece.exhibit().runs()) {
            if (run.shows() == shows) {
                String policy = run.scenario().policy();
                String of = run.name().startsWith(policy) ? "" : " (" + policy + ")";
                names.add(run.name() + of + (run.live() ? ", live" : ""));
            }
        }
        return names.isEmpty() ? "–" : String.join("<br>", names);
    }
}

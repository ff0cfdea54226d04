package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A way between two endpoints of a mesh: `A-B` for both directions, `A>B` for one. Where names
/// themselves have a `-`, both directions are `A<>B`.
///
/// @param a where it starts
/// @param b where it leads
/// @param both whether it leads back as well
public record Passage(String a, String b, boolean both) {
    /// Every way that `text` can mean between two of these names; no more than one is of use.
    static List<Passage> parse(String text, Collection<String> names) {
        List<Passage> all = new ArrayList<>();
        for (String sign : List.of("<>", ">", "-")) {
            for (int i = text.indexOf(sign); i >= 0; i = text.indexOf(sign, i + 1)) {
                String a = text.substring(0, i);
                String b = text.substring(i + sign.length());
                if (names.contains(a) && names.contains(b) && !a.equals(b)) {
                    all.add(new Passage(a, b, !sign.equals(">")));
                }
            }
        }
        return all;
    }

    /// As a scenario file has it.
    @Override
    public String toString() {
        String dash = a.contains("-") || b.contains("-") ? "<>" : "-";
        String text = a + (both ? dash : ">") + b;
        return Character.isLetter(text.charAt(0)) ? text : "\"" + text + "\"";
    }
}

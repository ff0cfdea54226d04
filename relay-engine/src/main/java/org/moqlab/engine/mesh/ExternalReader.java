package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads which relays of a mesh are none of the lab's.
///
/// @param relays names of the relays of the lab
/// @param names takes in the name of one that is not, which is new
record ExternalReader(YamlChecks checks, Set<String> relays, TopologyReader.Naming names) {
    private static final List<String> KEYS =
            List.of("relay", "url", "pin", "unchecked", "dialled-by", "wire", "pages");

    List<ExternalRelay> all(YamlNode list) throws ScenarioException {
        List<ExternalRelay> all = new ArrayList<>();
        for (YamlNode item : checks.list(list, "external relays", 0, ExternalRelay.MAX)) {
            all.add(one(new YamlFields(checks, item, "an external relay", KEYS)));
        }
        return all;
    }

    private ExternalRelay one(YamlFields fields) throws ScenarioException {
        YamlNode name = fields.required("relay");
        names.add(name);
        if (fields.has("pin") && fields.has("unchecked")) {
            throw checks.refuse(fields.place("unchecked"), "pin or unchecked", "both");
        }
        return new ExternalRelay(
                checks.name(name, "a relay name"),
                like(
                        fields.required("url"),
                        ExternalRelay.URL,
                        "an https:// or moqt:// URL without user, query and fragment"),
                pin(fields),
                fields.has("unchecked") && checks.truth(fields.required("unchecked")),
                dialledBy(fields),
                fields.has("wire")
                        ? Optional.of(
                                checks.choice(
                                        fields.required("wire"),
                                        "a wire",
                                        ScenarioFile.CLIENT_WIRES))
                        : Optional.empty(),
                pages(fields));
    }

    private Optional<String> pin(YamlFields fields) throws ScenarioException {
        return fields.has("pin")
                ? Optional.of(
                        like(
                                fields.required("pin"),
                                ExternalRelay.PIN,
                                "64 hexadecimal digits, the SHA-256 of a certificate"))
                : Optional.empty();
    }

    private Optional<String> pages(YamlFields fields) throws ScenarioException {
        return fields.has("pages")
                ? Optional.of(
                        like(
                                fields.required("pages"),
                                ExternalRelay.PAGES,
                                "an http:// or https:// URL without user, query and fragment"))
                : Optional.empty();
    }

    /// What it does not look like is not repeated: it may hold a token.
    private String like(YamlNode node, Pattern form, String what) throws ScenarioException {
        String text = checks.text(node, what);
        if (!form.matcher(text).matches()) {
            throw checks.refuse(node.place(), what, "another");
        }
        return text;
    }

    private List<String> dialledBy(YamlFields fields) throws ScenarioException {
        List<String> dialling = new ArrayList<>();
        if (fields.has("dialled-by")) {
            YamlNode list = fields.required("dialled-by");
            for (YamlNode item : checks.list(list, "relays", 0, relays.size())) {
                String relay = checks.choice(item, "a relay", relays);
                if (dialling.contains(relay)) {
                    throw checks.refuse(item.place(), "every relay once", relay + " again");
                }
                dialling.add(relay);
            }
        }
        return dialling;
    }
}

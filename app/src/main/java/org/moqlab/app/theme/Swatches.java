package org.moqlab.app.theme;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// An invisible child that carries the tokens' colours from CSS to what draws on a canvas, so that
/// drawings follow the theme. Add it to the region that draws. FX thread only.
public final class Swatches extends Region {
    private static final StyleablePropertyFactory<Swatches> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<Token, CssMetaData<Swatches, Color>> PAINTS = paints();
    private static final List<CssMetaData<? extends Styleable, ?>> METADATA = metadata();

    private final Map<Token, StyleableObjectProperty<Color>> paints = new EnumMap<>(Token.class);
    private final Runnable changed;
    private Palette palette = new Palette(Map.of());
    private boolean stale = true;

    /// Creates swatches that have no colours until CSS is applied.
    ///
    /// @param changed called once after one or more colours changed and before [#palette] is read
    ///   again; must not read it, only ask for a repaint
    public Swatches(Runnable changed) {
        this.changed = changed;
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("swatches");
        PAINTS.forEach((token, meta) -> {
            var paint =
                    new SimpleStyleableObjectProperty<>(
                            meta, this, meta.getProperty(), Color.TRANSPARENT);
            paint.addListener((_, _, _) -> change());
            paints.put(token, paint);
        });
    }

    private static Map<Token, CssMetaData<Swatches, Color>> paints() {
        Map<Token, CssMetaData<Swatches, Color>> map = new EnumMap<>(Token.class);
        for (Token token : Token.values()) {
            map.put(
                    token,
                    FACTORY.createColorCssMetaData(
                            // The parser of style sheets knows names of properties in small letters.
                            "-lab-paint-" + token.key().toLowerCase(Locale.ROOT),
                            region -> Objects.requireNonNull(region.paints.get(token)),
                            Color.TRANSPARENT));
        }
        return map;
    }

    private static List<CssMetaData<? extends Styleable, ?>> metadata() {
        List<CssMetaData<? extends Styleable, ?>> all =
                new ArrayList<>(Region.getClassCssMetaData());
        all.addAll(PAINTS.values());
        return List.copyOf(all);
    }

    private void change() {
        if (!stale) {
            stale = true;
            changed.run();
        }
    }

    /// The colours as CSS gave them last.
    public Palette palette() {
        if (stale) {
            Map<Token, Color> colors = new EnumMap<>(Token.class);
            paints.forEach((token, paint) -> colors.put(token, paint.get()));
            palette = new Palette(colors);
            stale = false;
        }
        return palette;
    }

    @Override
    public String getUserAgentStylesheet() {
        return Theme.sheet("paints.css");
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return METADATA;
    }
}

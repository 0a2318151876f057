"""Translations of the small world: its panel `floods`, but for Mori's statement, in Ukrainian; little in Japanese."""

BY = "Translators' guild"


def translate(world):
    """Ukrainian by BY; the title of the panel and Kruk's post are a source's own words."""
    world.forum.translations.create(language="uk", translator=BY, name="Форум про річку", description="Щороку.")
    world.edition.translations.create(language="uk", translator=BY, title="Життя з водою", city="Лисець")
    world.panel.other_titles.create(language="uk", title="Після повені")
    world.panel.translations.create(language="uk", translator=BY, summary="Ішлося про дамби.")
    ada, borys = world.dykes.appearance, world.sirens.appearance
    ada.translations.create(language="uk", translator=BY, post="директорка")
    borys.translations.create(language="uk", post="голова громади")
    world.dykes.translations.create(language="uk", translator=BY, text="Марш хоче вищих дамб уздовж дельти.")
    world.dykes.translations.create(language="ja", translator=BY, text="マーシュ氏は堤防のかさ上げを求めた。")
    world.sirens.translations.create(language="uk", text="Крук просив сирени в кожному селі.")
    world.takeaway.translations.create(language="uk", translator=BY, text="Спершу попередження, потім стіни.")
    world.floods.names.create(language="uk", name="Захист від повеней", definition="Як стримати воду.", translator=BY)
    return world

"""Files of themes and of synonyms → rows."""

from proceedings.edition_files.file_writer import FileWriter
from proceedings.edition_files.schema import SynonymsFile, ThemesFile
from proceedings.search.models import Synonym, SynonymSet
from themes.models import Theme, ThemeName, ThemeTerm


class ThemesWriter(FileWriter):
    content: ThemesFile

    def write(self) -> str:
        for position, (slug, group) in enumerate(self.content.themes.items(), 1):
            upper = self.theme(["themes", slug], slug, group, position, broader=None)
            for place, (narrower_slug, narrower) in enumerate(group.themes.items(), 1):
                path = ["themes", slug, "themes", narrower_slug]
                self.theme(path, narrower_slug, narrower, place, broader=upper)
        narrower_count = sum(len(group.themes) for group in self.content.themes.values())
        return f"{self.file.name}: {narrower_count} themes in {len(self.content.themes)} groups"

    def theme(self, path, slug, theme, position, broader):
        row = self.upsert(
            path,
            Theme,
            {"slug": slug},
            name=theme.name,
            definition=theme.definition,
            position=position,
            broader=broader,
        )
        if row is None:
            return None
        names = [
            self.upsert(
                [*path, "names", language], ThemeName, {"theme": row, "language": language}, **name.model_dump()
            )
            for language, name in theme.names.items()
        ]
        terms = [
            self.upsert([*path, "terms", language, i], ThemeTerm, {"theme": row, "language": language, "term": term})
            for language, of_language in theme.terms.items()
            for i, term in enumerate(of_language)
        ]
        self.remove_missing(names, row.names.all(), path, lambda name: f"the {name.language} name “{name}”")
        self.remove_missing(terms, row.terms.all(), path, lambda term: f"the {term.language} term “{term}”")
        return row


class SynonymsWriter(FileWriter):
    content: SynonymsFile

    def write(self) -> str:
        """A set is known again by its first term; sets that editors made in the admin stay."""
        for index, record in enumerate(self.content.sets):
            self.synonyms(["sets", index], record)
        return f"{self.file.name}: {len(self.content.sets)} sets of synonyms"

    def synonyms(self, path, record):
        found = SynonymSet.objects.filter(terms__term=record.terms[0]).first()
        row = self.upsert(path, SynonymSet, {"pk": found.pk} if found else {"pk": None}, note=record.note)
        kept = [
            self.upsert([*path, place, i], Synonym, {"set": row, "term": term}, is_narrower=place == "narrower")
            for place in ("terms", "narrower")
            for i, term in enumerate(getattr(record, place))
        ]
        self.remove_missing(kept, row.terms.all(), path, lambda synonym: f"the term “{synonym.term}”")

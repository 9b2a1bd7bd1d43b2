import type { historyEn } from './history.en.ts'

export const historyNl: Readonly<Record<keyof typeof historyEn, string>> = {
  'history.edit': '{count, plural, one {# cel bewerkt} other {# cellen bewerkt}}',
  'history.paste': '{count, plural, one {# cel geplakt} other {# cellen geplakt}}',
  'history.clear': '{count, plural, one {# cel leeggemaakt} other {# cellen leeggemaakt}}',
  'history.fill': '{count, plural, one {# cel doorgevoerd} other {# cellen doorgevoerd}}',
  'history.append': '{count, plural, one {# cel aangevuld} other {# cellen aangevuld}}',
  'history.prepend': '{count, plural, one {# cel aangevuld} other {# cellen aangevuld}}',
  'history.replace': '{count, plural, one {# cel met tekst vervangen} other {# cellen met tekst vervangen}}',
  'history.arithmetic': '{count, plural, one {# cel herrekend} other {# cellen herrekend}}',
  'history.case': '{count, plural, one {# cel met andere hoofdletters} other {# cellen met andere hoofdletters}}',
  'history.trim': '{count, plural, one {# cel ontdaan van spaties} other {# cellen ontdaan van spaties}}',
  'history.translate': '{count, plural, one {# cel vervangen volgens tabel} other {# cellen vervangen volgens tabel}}',
  'history.copy-from':
    '{count, plural, one {# cel overgenomen uit een andere kolom} other {# cellen overgenomen uit een andere kolom}}',
  'history.template':
    '{count, plural, one {# cel samengesteld met een sjabloon} other {# cellen samengesteld met een sjabloon}}',
  'history.convert-unit':
    '{count, plural, one {# cel omgerekend naar een andere eenheid} other {# cellen omgerekend naar een andere eenheid}}',
  'history.add-options': '{count, plural, one {# cel met toegevoegde opties} other {# cellen met toegevoegde opties}}',
  'history.remove-options':
    '{count, plural, one {# cel met verwijderde opties} other {# cellen met verwijderde opties}}',
  'history.create': '{count, plural, one {# product aangemaakt} other {# producten aangemaakt}}',
  'history.delete': '{count, plural, one {# product in de prullenbak} other {# producten in de prullenbak}}',
  'history.restore': '{count, plural, one {# product uit de prullenbak} other {# producten uit de prullenbak}}',
  'history.structure': 'Attributen of opties gewijzigd',
  'history.model.create':
    '{entity, select, attribute {Kenmerk toegevoegd} attribute_group {Kenmerkgroep toegevoegd} option {Optie toegevoegd} family {Familie toegevoegd} family_variant {Variantenschema toegevoegd} category {Categorie toegevoegd} association_type {Relatietype toegevoegd} channel {Kanaal toegevoegd} locale {Taal toegevoegd} measurement_family {Eenhedenfamilie toegevoegd} context {Context toegevoegd} supplier {Leverancier toegevoegd} other {Aan het model toegevoegd}}',
  'history.model.update':
    '{entity, select, attribute {Kenmerk gewijzigd} attribute_group {Kenmerkgroep gewijzigd} option {Optie gewijzigd} family {Familie gewijzigd} family_variant {Variantenschema gewijzigd} category {Categorie gewijzigd} association_type {Relatietype gewijzigd} channel {Kanaal gewijzigd} locale {Taal gewijzigd} measurement_family {Eenhedenfamilie gewijzigd} context {Context gewijzigd} supplier {Leverancier gewijzigd} other {Model gewijzigd}}',
  'history.model.remove':
    '{entity, select, attribute {Kenmerk verwijderd} attribute_group {Kenmerkgroep verwijderd} option {Optie verwijderd} family {Familie verwijderd} family_variant {Variantenschema verwijderd} category {Categorie verwijderd} association_type {Relatietype verwijderd} channel {Kanaal verwijderd} locale {Taal verwijderd} measurement_family {Eenhedenfamilie verwijderd} context {Context verwijderd} supplier {Leverancier verwijderd} other {Uit het model verwijderd}}',
  'history.model.merge': 'Opties samengevoegd',
  'history.model': 'Model gewijzigd',
  'history.import': 'Bestand geïmporteerd',
  'history.undo': 'Ongedaan gemaakt',
  'history.redo': 'Opnieuw gedaan',
  'history.rollback': 'Onderbroken stap teruggedraaid',
  'history.sample': 'Voorbeeldcatalogus ingevuld',
  'history.starter': 'Beginstructuur aangebracht',
  'history.set-up': 'Catalogus ingericht',
  'history.nothing': 'Er is nog niets gewijzigd',
  'history.nothing.text': 'Elke bewerking, plakactie en import komt hier te staan en kan worden teruggedraaid.',
  'history.what': '{step} · {name}',
  'history.cells':
    '{cells, plural, one {# cel} other {# cellen}} van {products, plural, one {# product} other {# producten}}',
  'history.undone': 'Ongedaan gemaakt',
  'history.fixed': 'Kan niet ongedaan gemaakt worden',
  'history.undoThis': 'Deze stap terugdraaien',
  'history.showChanges': 'Tonen wat er veranderde',
  'history.empty': 'leeg',
  'history.more': 'Nog {count, number} tonen',
  'history.older': 'Oudere stappen',
  'history.today': 'Vandaag',
  'history.yesterday': 'Gisteren',
  'history.before': 'Voorheen',
  'history.after': 'Daarna',
  'history.by': '{actor}, {time}',
  'history.restoreCell': 'Vorige waarde teruggezet',
  'history.purge':
    '{count, plural, one {# product voorgoed uit de prullenbak verwijderd} other {# producten voorgoed uit de prullenbak verwijderd}}',
  'history.media': '{name} in de catalogus opgenomen',
}

import type { historyEn } from './history.en.ts'

export const historySv: Readonly<Record<keyof typeof historyEn, string>> = {
  'history.edit': '{count, plural, one {# cell ändrad} other {# celler ändrade}}',
  'history.paste': '{count, plural, one {# cell inklistrad} other {# celler inklistrade}}',
  'history.clear': '{count, plural, one {# cell tömd} other {# celler tömda}}',
  'history.fill': '{count, plural, one {# cell ifylld} other {# celler ifyllda}}',
  'history.append': '{count, plural, one {# cell kompletterad} other {# celler kompletterade}}',
  'history.prepend': '{count, plural, one {# cell kompletterad} other {# celler kompletterade}}',
  'history.replace': '{count, plural, one {# cell med ersatt text} other {# celler med ersatt text}}',
  'history.arithmetic': '{count, plural, one {# cell omräknad} other {# celler omräknade}}',
  'history.case': '{count, plural, one {# cell med annat skiftläge} other {# celler med annat skiftläge}}',
  'history.trim': '{count, plural, one {# cell rensad från blanksteg} other {# celler rensade från blanksteg}}',
  'history.translate': '{count, plural, one {# cell ersatt enligt tabell} other {# celler ersatta enligt tabell}}',
  'history.copy-from':
    '{count, plural, one {# cell kopierad från en annan kolumn} other {# celler kopierade från en annan kolumn}}',
  'history.template':
    '{count, plural, one {# cell sammansatt efter en mall} other {# celler sammansatta efter en mall}}',
  'history.convert-unit':
    '{count, plural, one {# cell omräknad till annan enhet} other {# celler omräknade till annan enhet}}',
  'history.add-options': '{count, plural, one {# cell med tillagda val} other {# celler med tillagda val}}',
  'history.remove-options': '{count, plural, one {# cell med borttagna val} other {# celler med borttagna val}}',
  'history.create': '{count, plural, one {# produkt skapad} other {# produkter skapade}}',
  'history.delete': '{count, plural, one {# produkt i papperskorgen} other {# produkter i papperskorgen}}',
  'history.restore': '{count, plural, one {# produkt ur papperskorgen} other {# produkter ur papperskorgen}}',
  'history.structure': 'Attribut eller val ändrade',
  'history.model.create':
    '{entity, select, attribute {Attribut: tillägg} attribute_group {Attributgrupp: tillägg} option {Alternativ: tillägg} family {Familj: tillägg} family_variant {Variantschema: tillägg} category {Kategori: tillägg} association_type {Relationstyp: tillägg} channel {Kanal: tillägg} locale {Språk: tillägg} measurement_family {Enhetsfamilj: tillägg} context {Kontext: tillägg} supplier {Leverantör: tillägg} other {Tillagt i modellen}}',
  'history.model.update':
    '{entity, select, attribute {Attribut: ändring} attribute_group {Attributgrupp: ändring} option {Alternativ: ändring} family {Familj: ändring} family_variant {Variantschema: ändring} category {Kategori: ändring} association_type {Relationstyp: ändring} channel {Kanal: ändring} locale {Språk: ändring} measurement_family {Enhetsfamilj: ändring} context {Kontext: ändring} supplier {Leverantör: ändring} other {Modellen ändrad}}',
  'history.model.remove':
    '{entity, select, attribute {Attribut: borttagning} attribute_group {Attributgrupp: borttagning} option {Alternativ: borttagning} family {Familj: borttagning} family_variant {Variantschema: borttagning} category {Kategori: borttagning} association_type {Relationstyp: borttagning} channel {Kanal: borttagning} locale {Språk: borttagning} measurement_family {Enhetsfamilj: borttagning} context {Kontext: borttagning} supplier {Leverantör: borttagning} other {Borttaget ur modellen}}',
  'history.model.merge': 'Alternativ sammanslagna',
  'history.model': 'Modellen ändrad',
  'history.import': 'Fil importerad',
  'history.undo': 'Ångrat',
  'history.redo': 'Gjort om',
  'history.rollback': 'Avbrutet steg återtaget',
  'history.sample': 'Exempelkatalogen ifylld',
  'history.starter': 'Startstruktur inlagd',
  'history.set-up': 'Katalogen inrättad',
  'history.nothing': 'Inget har ändrats än',
  'history.nothing.text': 'Varje ändring, inklistring och import listas här och kan tas tillbaka.',
  'history.what': '{step} · {name}',
  'history.cells':
    '{cells, plural, one {# cell} other {# celler}} av {products, plural, one {# produkt} other {# produkter}}',
  'history.undone': 'Ångrat',
  'history.fixed': 'Kan inte ångras',
  'history.undoThis': 'Ta tillbaka steget',
  'history.showChanges': 'Visa vad som ändrades',
  'history.empty': 'tomt',
  'history.more': 'Visa {count, number} till',
  'history.older': 'Äldre steg',
  'history.today': 'I dag',
  'history.yesterday': 'I går',
  'history.before': 'Före',
  'history.after': 'Efter',
  'history.by': '{actor}, {time}',
  'history.restoreCell': 'Tidigare värde återställt',
  'history.purge':
    '{count, plural, one {# produkt borttagen ur papperskorgen för gott} other {# produkter borttagna ur papperskorgen för gott}}',
  'history.media': '{name} tagen in i katalogen',
}

import type { sheetEn } from './sheet.en.ts'

/** Veel cellen van het blad selecteren en wijzigen. */
export const sheetNl: Readonly<Record<keyof typeof sheetEn, string>> = {
  'sheet.key.move': 'Naar de volgende cel',
  'sheet.key.extend': 'Selecteren tot en met de volgende cel',
  'sheet.key.edge': 'Naar het einde van de gevulde cellen',
  'sheet.key.extendEdge': 'Selecteren tot het einde van de gevulde cellen',
  'sheet.key.rowEnd': 'Eerste of laatste cel van de rij',
  'sheet.key.extendRowEnd': 'Selecteren tot de eerste of laatste cel van de rij',
  'sheet.key.corner': 'Allereerste of allerlaatste cel',
  'sheet.key.extendCorner': 'Selecteren tot de allereerste of allerlaatste cel',
  'sheet.key.page': 'Een scherm omhoog of omlaag',
  'sheet.key.extendPage': 'Een scherm omhoog of omlaag selecteren',
  'sheet.key.pageAcross': 'Een scherm naar links of rechts',
  'sheet.key.enter': 'Omlaag of omhoog; binnen een selectie naar de volgende cel ervan',
  'sheet.key.tab': 'Naar rechts of links; Enter gaat daarna terug naar waar Tab begon',
  'sheet.key.selectRows': 'Hele rijen selecteren',
  'sheet.key.selectColumns': 'Hele kolommen selecteren',
  'sheet.key.selectAll': 'Alles selecteren',
  'sheet.key.dropCopy': 'Vergeten wat gekopieerd is',
  'sheet.key.edit': 'De cel bewerken',
  'sheet.key.choose': 'De keuzelijst openen',
  'sheet.key.toggle': 'Ja of nee',
  'sheet.key.clear': 'Leegmaken wat geselecteerd is',
  'sheet.key.backspace': 'De cel leegmaken en typen',
  'sheet.key.fillDown': 'De eerste rij naar beneden doorvoeren',
  'sheet.key.fillRight': 'De eerste kolom naar rechts doorvoeren',
  'sheet.key.fillAll': 'De actieve cel in de hele selectie zetten',
  'sheet.key.today': 'De datum van vandaag',
  'sheet.key.copy': 'Kopiëren, knippen',
  'sheet.key.paste': 'Plakken',
  'sheet.selectColumn': 'Deze kolom selecteren',
  'sheet.selected': '{rows, number} × {columns, number} geselecteerd',
  'sheet.selectedRanges': '{count, plural, one {# bereik} other {# bereiken}} geselecteerd',
  'sheet.cells': 'Cellen {value}',
  'sheet.filled': 'Gevuld {value}',
  'sheet.sum': 'Som {value}',
  'sheet.average': 'Gemiddelde {value}',
  'sheet.min': 'Min {value}',
  'sheet.max': 'Max {value}',
  'sheet.copied': '{count, plural, one {# cel gekopieerd} other {# cellen gekopieerd}}',
  'sheet.same': 'Er is niets veranderd',
  'sheet.unchanged': '{count, plural, one {# cel was al zo} other {# cellen waren al zo}}',
  'sheet.refused':
    '{count, plural, one {# cel is geweigerd en gemarkeerd} other {# cellen zijn geweigerd en gemarkeerd}}',
  'sheet.override.inherited':
    'Eigen waarden schrijven in {count, plural, one {# cel van een variant} other {# cellen van varianten}}',
  'sheet.override.foreign':
    '{count, plural, one {# cel van een ander systeem} other {# cellen van andere systemen}} overschrijven',
  'sheet.locked':
    '{count, plural, one {# cel wordt elders beheerd en blijft} other {# cellen worden elders beheerd en blijven}}',
  'sheet.kept':
    '{count, plural, one {# cel is intussen door iemand anders gewijzigd} other {# cellen zijn intussen door iemand anders gewijzigd}}',
  'sheet.created': '{count, plural, one {# product aangemaakt} other {# producten aangemaakt}}',
  'sheet.cutColumns':
    '{count, plural, one {# kolom paste rechts niet meer} other {# kolommen pasten rechts niet meer}}',
  'sheet.showRefused': 'Geweigerde tonen',
  'sheet.cancelled': 'Geannuleerd, er is niets veranderd',
  'sheet.orderChanged': 'De volgorde van de producten is intussen veranderd. Er is niets gewijzigd; selecteer opnieuw.',
  'sheet.copyTooLarge':
    'Deze selectie kan niet in één keer worden gekopieerd: bereiken moeten dezelfde rijen of dezelfde kolommen hebben, en samen hoogstens een miljoen cellen.',
}

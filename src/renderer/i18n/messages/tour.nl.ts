import type { tourEn } from './tour.en.ts'

export const tourNl: Readonly<Record<keyof typeof tourEn, string>> = {
  'tour.title': 'Rondleiding',
  'tour.step': 'Stap {step, number} van {of, number}',
  'tour.next': 'Volgende',
  'tour.finish': 'Afsluiten',
  'tour.end': 'Rondleiding beëindigen',
  'tour.numbers': 'Wat de vorige stap opleverde',
  'tour.welcome.title': 'Uw catalogus',
  'tour.welcome.text':
    'Dit zijn de producten van een outdoorwinkel, met gaten en al. In een paar minuten haalt u een prijslijst binnen, verbetert u een naam, vindt u wat ontbreekt en publiceert u. ‘Volgende’ doet elke stap voor u; of doe hem zelf.',
  'tour.file.title': 'Een leverancier stuurt een bestand',
  'tour.file.text':
    'Laat een spreadsheet ergens op het venster vallen, of kies er hier een. ‘Volgende’ haalt een prijslijst binnen die bij Etalage hoort.',
  'tour.columns.title': 'Het bestand is begrepen',
  'tour.columns.text':
    'Het juiste blad is gevonden, en de rij met de kolomnamen, een eind naar beneden. Ga verder om te zien waar elke kolom heen gaat.',
  'tour.check.title': 'Elke kolom heeft haar plaats',
  'tour.check.text':
    'Bij elk staat waar zij heen gaat en waarom; wat maar een vermoeden is, wordt eerst gevraagd. Daarna worden alle rijen met uw catalogus vergeleken.',
  'tour.commit.title': 'Zie het voordat het gebeurt',
  'tour.commit.text':
    'Nieuwe, gewijzigde, ongewijzigde, overgeslagen en geweigerde rijen, met oude en nieuwe waarden. Er is nog niets veranderd. Importeren is één stap, die ongedaan kan.',
  'tour.edit.title': 'Verbeter een cel',
  'tour.edit.text':
    'Het bewijs klopt tot op de rij. Wijzig nu een naam: F2 of dubbelklikken opent de cel, Enter bewaart haar.',
  'tour.undo.title': 'Maak het ongedaan',
  'tour.undo.text': 'Elke stap kan ongedaan, ook morgen, ook na een herstart. De geschiedenis noemt ze allemaal.',
  'tour.dashboard.title': 'Wat ontbreekt',
  'tour.dashboard.text':
    'Hoe volledig elk kanaal in elke taal is. Een klik op een balk opent het raster op precies de lege cellen.',
  'tour.practice.title': 'Een winkel om te oefenen',
  'tour.practice.text':
    'Hij draait op deze computer en gedraagt zich als Lightspeed eCom. Uw eigen winkel koppelt u net zo, met zijn sleutel.',
  'tour.compare.title': 'Vergelijk met de winkel',
  'tour.compare.text':
    'Eerst leest Etalage wat de winkel heeft en toont het elk verschil. Er wordt nog niets verzonden.',
  'tour.publish.title': 'Publiceer',
  'tour.publish.text':
    'Wat klaar is, gaat in het tempo dat de winkel toestaat; wat niet klaar is, zegt wat eraan ontbreekt. Niets gaat twee keer.',
  'tour.done.title': 'Dat was het hele werk',
  'tour.done.text':
    'Het bewijs blijft onder ‘Eerdere keren’. Haal nu een eigen bestand binnen: laat het op het venster vallen.',
  'tour.number.products': 'producten',
  'tour.number.models': 'modellen',
  'tour.number.rows': 'rijen',
  'tour.number.columns': 'kolommen',
  'tour.number.mapped': 'geïmporteerde kolommen',
  'tour.number.unsure': 'te beslissen',
  'tour.number.leftOut': 'weggelaten',
  'tour.number.product': 'product',
  'tour.number.was': 'was',
  'tour.number.is': 'is',
  'tour.number.isAgain': 'is weer',
  'tour.number.gaps': 'attributen met gaten',
  'tour.number.shop': 'winkel',
  'tour.number.channel': 'kanaal',
  'tour.number.steps': 'stappen in de geschiedenis',
}

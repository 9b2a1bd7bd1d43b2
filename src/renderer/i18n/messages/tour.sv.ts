import type { tourEn } from './tour.en.ts'

export const tourSv: Readonly<Record<keyof typeof tourEn, string>> = {
  'tour.title': 'Rundtur',
  'tour.step': 'Steg {step, number} av {of, number}',
  'tour.next': 'Nästa',
  'tour.finish': 'Avsluta',
  'tour.end': 'Avsluta rundturen',
  'tour.numbers': 'Vad förra steget gav',
  'tour.welcome.title': 'Din katalog',
  'tour.welcome.text':
    'Det här är produkterna i en friluftsbutik, med luckor och allt. På några minuter tar du in en prislista, rättar ett namn, finner vad som saknas och publicerar. ”Nästa” gör varje steg åt dig; eller gör det själv.',
  'tour.file.title': 'En leverantör skickar en fil',
  'tour.file.text':
    'Släpp ett kalkylark var som helst på fönstret, eller välj ett här. ”Nästa” tar in en prislista som följer med Etalage.',
  'tour.columns.title': 'Filen är förstådd',
  'tour.columns.text':
    'Rätt blad hittades, och raden med kolumnnamnen en bit ner. Gå vidare för att se vart varje kolumn går.',
  'tour.check.title': 'Varje kolumn har sin plats',
  'tour.check.text':
    'Var och en säger vart den går och varför; det som bara är en gissning frågas först. Sedan jämförs alla rader med din katalog.',
  'tour.commit.title': 'Se det innan det händer',
  'tour.commit.text':
    'Nya, ändrade, oförändrade, överhoppade och avvisade rader, med gamla och nya värden. Inget har ändrats än. Att importera är ett steg, som kan ångras.',
  'tour.edit.title': 'Rätta en cell',
  'tour.edit.text': 'Kvittot går ihop. Ändra nu ett namn: F2 eller dubbelklick öppnar cellen, Enter sparar den.',
  'tour.undo.title': 'Ta tillbaka det',
  'tour.undo.text': 'Varje steg kan ångras, även i morgon, även efter omstart. Historiken listar alla.',
  'tour.dashboard.title': 'Vad som saknas',
  'tour.dashboard.text':
    'Hur fullständig varje kanal är på varje språk. Ett klick på en stapel öppnar rutnätet på exakt dess tomma celler.',
  'tour.practice.title': 'En butik att öva på',
  'tour.practice.text':
    'Den körs på den här datorn och beter sig som Lightspeed eCom. Din egen butik kopplas likadant, med sin nyckel.',
  'tour.compare.title': 'Jämför med butiken',
  'tour.compare.text': 'Först läser Etalage vad butiken har och listar varje skillnad. Inget skickas än.',
  'tour.publish.title': 'Publicera',
  'tour.publish.text':
    'Det som är klart skickas i den takt butiken tillåter; det som inte är klart säger vad som saknas. Inget skickas två gånger.',
  'tour.done.title': 'Det var hela jobbet',
  'tour.done.text': 'Kvittot finns kvar under ”Tidigare körningar”. Ta nu in en egen fil: släpp den på fönstret.',
  'tour.number.products': 'produkter',
  'tour.number.models': 'modeller',
  'tour.number.rows': 'rader',
  'tour.number.columns': 'kolumner',
  'tour.number.mapped': 'importerade kolumner',
  'tour.number.unsure': 'att avgöra',
  'tour.number.leftOut': 'utelämnade',
  'tour.number.product': 'produkt',
  'tour.number.was': 'var',
  'tour.number.is': 'är',
  'tour.number.isAgain': 'är åter',
  'tour.number.gaps': 'attribut med luckor',
  'tour.number.shop': 'butik',
  'tour.number.channel': 'kanal',
  'tour.number.steps': 'steg i historiken',
}

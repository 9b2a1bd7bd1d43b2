import type { RefusedCell } from '../kpi/delivery.ts'

/** Languages that a supplier can be written to. */
export const RETURN_LANGUAGES = ['nl', 'en', 'fr', 'sv', 'de'] as const
export type ReturnLanguage = (typeof RETURN_LANGUAGES)[number]

/** The language of a locale; English where we do not write it. */
export function returnLanguage(locale: string | null): ReturnLanguage {
  const language = locale?.split(/[_-]/)[0]
  return RETURN_LANGUAGES.find((each) => each === language) ?? 'en'
}

type Texts = Readonly<Record<ReturnLanguage, string>>

/** Above the table: what the sheet is, and what to do with it. */
export const INSTRUCTION: Texts = {
  nl: 'Vul alleen de gekleurde cellen in: geel ontbreekt, rood klopt niet. De opmerking bij een cel zegt waarom. Verander verder niets en stuur het bestand terug.',
  en: 'Please fill in the coloured cells only: yellow is missing, red is wrong. The comment at a cell says why. Change nothing else, and send the file back.',
  fr: 'Ne remplissez que les cellules colorées : jaune, il manque une valeur ; rouge, elle est incorrecte. Le commentaire de la cellule dit pourquoi. Ne modifiez rien d’autre et renvoyez le fichier.',
  sv: 'Fyll bara i de färgade cellerna: gult saknas, rött är fel. Kommentaren vid cellen säger varför. Ändra inget annat och skicka tillbaka filen.',
  de: 'Bitte füllen Sie nur die farbigen Zellen aus: Gelb fehlt, Rot ist falsch. Der Kommentar an der Zelle nennt den Grund. Ändern Sie sonst nichts und senden Sie die Datei zurück.',
}

export const MISSING: Texts = {
  nl: 'Hier ontbreekt een waarde.',
  en: 'A value is missing here.',
  fr: 'Il manque une valeur ici.',
  sv: 'Här saknas ett värde.',
  de: 'Hier fehlt ein Wert.',
}

/** Told by the spreadsheet program to who types what cannot be right. */
export const REFUSALS: Readonly<Record<'decimal' | 'date' | 'list', Texts>> = {
  decimal: {
    nl: 'Hier hoort een getal.',
    en: 'This has to be a number.',
    fr: 'Un nombre est attendu ici.',
    sv: 'Här ska ett tal stå.',
    de: 'Hier wird eine Zahl erwartet.',
  },
  date: {
    nl: 'Hier hoort een datum.',
    en: 'This has to be a date.',
    fr: 'Une date est attendue ici.',
    sv: 'Här ska ett datum stå.',
    de: 'Hier wird ein Datum erwartet.',
  },
  list: {
    nl: 'Kies een waarde uit de lijst.',
    en: 'Choose a value from the list.',
    fr: 'Choisissez une valeur dans la liste.',
    sv: 'Välj ett värde i listan.',
    de: 'Wählen Sie einen Wert aus der Liste.',
  },
}

const OTHER: Texts = {
  nl: 'Deze waarde kunnen wij niet overnemen. Controleer haar.',
  en: 'We cannot take over this value. Please check it.',
  fr: 'Nous ne pouvons pas reprendre cette valeur. Veuillez la vérifier.',
  sv: 'Vi kan inte ta över det här värdet. Kontrollera det.',
  de: 'Diesen Wert können wir nicht übernehmen. Bitte prüfen Sie ihn.',
}

/** What each refusal means to who sent the value; `{limit}` and `{other}` are its parameters. */
export const CAUSES: Readonly<Record<string, Texts>> = {
  'not-a-number': REFUSALS.decimal,
  'too-many-digits': {
    nl: 'Dit getal heeft te veel cijfers.',
    en: 'This number has too many digits.',
    fr: 'Ce nombre a trop de chiffres.',
    sv: 'Talet har för många siffror.',
    de: 'Diese Zahl hat zu viele Ziffern.',
  },
  'too-many-decimals': {
    nl: 'Hoogstens {limit} decimalen.',
    en: 'At most {limit} decimals.',
    fr: 'Au plus {limit} décimales.',
    sv: 'Högst {limit} decimaler.',
    de: 'Höchstens {limit} Nachkommastellen.',
  },
  'number-too-small': {
    nl: 'Minstens {limit}.',
    en: 'At least {limit}.',
    fr: 'Au moins {limit}.',
    sv: 'Minst {limit}.',
    de: 'Mindestens {limit}.',
  },
  'number-too-large': {
    nl: 'Dit getal is te groot.',
    en: 'This number is too large.',
    fr: 'Ce nombre est trop grand.',
    sv: 'Talet är för stort.',
    de: 'Diese Zahl ist zu groß.',
  },
  'not-a-date': REFUSALS.date,
  'not-a-boolean': {
    nl: 'Hier hoort ja of nee.',
    en: 'This has to be yes or no.',
    fr: 'Il faut oui ou non ici.',
    sv: 'Här ska det stå ja eller nej.',
    de: 'Hier wird Ja oder Nein erwartet.',
  },
  'not-text': {
    nl: 'Hier hoort tekst.',
    en: 'This has to be text.',
    fr: 'Un texte est attendu ici.',
    sv: 'Här ska text stå.',
    de: 'Hier wird Text erwartet.',
  },
  'too-long': {
    nl: 'Hoogstens {limit} tekens.',
    en: 'At most {limit} characters.',
    fr: 'Au plus {limit} caractères.',
    sv: 'Högst {limit} tecken.',
    de: 'Höchstens {limit} Zeichen.',
  },
  'pattern-mismatch': {
    nl: 'Deze waarde heeft niet de gevraagde vorm.',
    en: 'This value does not have the form that is asked for.',
    fr: 'Cette valeur n’a pas la forme demandée.',
    sv: 'Värdet har inte den form som krävs.',
    de: 'Dieser Wert hat nicht die verlangte Form.',
  },
  'wrong-currency': {
    nl: 'Deze kolom is in een andere valuta.',
    en: 'This column is in another currency.',
    fr: 'Cette colonne est dans une autre devise.',
    sv: 'Kolumnen är i en annan valuta.',
    de: 'Diese Spalte hat eine andere Währung.',
  },
  'unit-missing': {
    nl: 'Schrijf de eenheid erbij.',
    en: 'Please add the unit.',
    fr: 'Ajoutez l’unité.',
    sv: 'Skriv enheten också.',
    de: 'Bitte geben Sie die Einheit an.',
  },
  'unknown-unit': {
    nl: 'Deze eenheid kennen wij hier niet.',
    en: 'We do not know this unit here.',
    fr: 'Nous ne connaissons pas cette unité ici.',
    sv: 'Den här enheten känner vi inte till här.',
    de: 'Diese Einheit kennen wir hier nicht.',
  },
  'unknown-option': REFUSALS.list,
  'ambiguous-option': {
    nl: 'Meer dan één keuze heet zo. Kies er een uit de lijst.',
    en: 'More than one choice is called this. Choose one from the list.',
    fr: 'Plusieurs choix portent ce nom. Choisissez-en un dans la liste.',
    sv: 'Flera val heter så. Välj ett i listan.',
    de: 'Mehrere Werte heißen so. Wählen Sie einen aus der Liste.',
  },
  'too-many-options': {
    nl: 'Deze kolom heeft te veel verschillende waarden.',
    en: 'This column has too many different values.',
    fr: 'Cette colonne contient trop de valeurs différentes.',
    sv: 'Kolumnen har för många olika värden.',
    de: 'Diese Spalte hat zu viele verschiedene Werte.',
  },
  'gtin-length': {
    nl: 'Een barcode (EAN/GTIN) heeft 8, 12, 13 of 14 cijfers.',
    en: 'A barcode number (EAN/GTIN) has 8, 12, 13 or 14 digits.',
    fr: 'Un code-barres (EAN/GTIN) compte 8, 12, 13 ou 14 chiffres.',
    sv: 'En streckkod (EAN/GTIN) har 8, 12, 13 eller 14 siffror.',
    de: 'Eine Strichcodenummer (EAN/GTIN) hat 8, 12, 13 oder 14 Ziffern.',
  },
  'gtin-check-digit': {
    nl: 'Het controlecijfer van deze barcode klopt niet.',
    en: 'The check digit of this barcode number is wrong.',
    fr: 'Le chiffre de contrôle de ce code-barres est incorrect.',
    sv: 'Streckkodens kontrollsiffra stämmer inte.',
    de: 'Die Prüfziffer dieser Strichcodenummer stimmt nicht.',
  },
  'unknown-family': {
    nl: 'Deze productgroep kennen wij niet.',
    en: 'We do not know this product family.',
    fr: 'Nous ne connaissons pas cette famille de produits.',
    sv: 'Vi känner inte till den här produktfamiljen.',
    de: 'Diese Produktfamilie kennen wir nicht.',
  },
  'unknown-category': {
    nl: 'Deze categorie kennen wij niet.',
    en: 'We do not know this category.',
    fr: 'Nous ne connaissons pas cette catégorie.',
    sv: 'Vi känner inte till den här kategorin.',
    de: 'Diese Kategorie kennen wir nicht.',
  },
  'unknown-status': {
    nl: 'Deze status kennen wij niet.',
    en: 'We do not know this status.',
    fr: 'Nous ne connaissons pas ce statut.',
    sv: 'Vi känner inte till den här statusen.',
    de: 'Diesen Status kennen wir nicht.',
  },
  'value-required': {
    nl: 'Deze cel mag niet leeg zijn.',
    en: 'This cell cannot be empty.',
    fr: 'Cette cellule ne peut pas être vide.',
    sv: 'Cellen får inte vara tom.',
    de: 'Diese Zelle darf nicht leer sein.',
  },
  'duplicate-sku': {
    nl: 'Dit artikelnummer is al van een ander artikel.',
    en: 'Another article has this number already.',
    fr: 'Un autre article porte déjà ce numéro.',
    sv: 'En annan artikel har redan det här numret.',
    de: 'Diese Nummer gehört bereits zu einem anderen Artikel.',
  },
  'duplicate-value': {
    nl: 'Een ander artikel ({other}) heeft deze waarde al; zij moet uniek zijn.',
    en: 'Another article ({other}) has this value already; it must be unique.',
    fr: 'Un autre article ({other}) a déjà cette valeur ; elle doit être unique.',
    sv: 'En annan artikel ({other}) har redan det här värdet; det måste vara unikt.',
    de: 'Ein anderer Artikel ({other}) hat diesen Wert bereits; er muss eindeutig sein.',
  },
  'ambiguous-key': {
    nl: 'Meer dan één artikel heet zo. Geef het nummer van één artikel.',
    en: 'More than one article has this number. Please give one that is unique.',
    fr: 'Plusieurs articles portent ce numéro. Donnez-en un qui soit unique.',
    sv: 'Flera artiklar har det här numret. Ange ett som är unikt.',
    de: 'Mehrere Artikel haben diese Nummer. Bitte geben Sie eine eindeutige an.',
  },
  'unknown-parent': {
    nl: 'Het hoofdartikel hiervan kennen wij niet.',
    en: 'We do not know the main article of this one.',
    fr: 'Nous ne connaissons pas l’article principal de celui-ci.',
    sv: 'Vi känner inte till huvudartikeln.',
    de: 'Den Hauptartikel hierzu kennen wir nicht.',
  },
  'ambiguous-number': {
    nl: 'Dit getal is op twee manieren te lezen. Schrijf het met decimalen.',
    en: 'This number can be read in two ways. Please write it with decimals.',
    fr: 'Ce nombre peut se lire de deux façons. Écrivez-le avec des décimales.',
    sv: 'Talet kan läsas på två sätt. Skriv det med decimaler.',
    de: 'Diese Zahl lässt sich auf zwei Arten lesen. Bitte schreiben Sie sie mit Nachkommastellen.',
  },
  'ambiguous-date': {
    nl: 'Deze datum is op twee manieren te lezen. Schrijf hem als jjjj-mm-dd.',
    en: 'This date can be read in two ways. Please write it as yyyy-mm-dd.',
    fr: 'Cette date peut se lire de deux façons. Écrivez-la sous la forme aaaa-mm-jj.',
    sv: 'Datumet kan läsas på två sätt. Skriv det som åååå-mm-dd.',
    de: 'Dieses Datum lässt sich auf zwei Arten lesen. Bitte schreiben Sie es als JJJJ-MM-TT.',
  },
  'scientific-number': {
    nl: 'Het programma heeft dit nummer afgekort. Schrijf alle cijfers.',
    en: 'The program has shortened this number. Please write all its digits.',
    fr: 'Le logiciel a abrégé ce numéro. Écrivez tous ses chiffres.',
    sv: 'Programmet har kortat numret. Skriv alla siffror.',
    de: 'Das Programm hat diese Nummer gekürzt. Bitte schreiben Sie alle Ziffern.',
  },
  'error-cell': {
    nl: 'Deze cel bevat een fout van het rekenblad.',
    en: 'This cell holds an error of the spreadsheet.',
    fr: 'Cette cellule contient une erreur du tableur.',
    sv: 'Cellen innehåller ett fel från kalkylbladet.',
    de: 'Diese Zelle enthält einen Fehler der Tabelle.',
  },
  'picture-not-stored': {
    nl: 'Deze afbeelding hebben wij niet. Stuur haar mee.',
    en: 'We do not have this picture. Please send it along.',
    fr: 'Nous n’avons pas cette image. Joignez-la à votre envoi.',
    sv: 'Vi har inte den här bilden. Skicka med den.',
    de: 'Dieses Bild haben wir nicht. Bitte senden Sie es mit.',
  },
  'no-match': {
    nl: 'Deze waarde heeft niet de vorm die wij verwachten.',
    en: 'This value does not have the form that we expect.',
    fr: 'Cette valeur n’a pas la forme attendue.',
    sv: 'Värdet har inte den form vi väntar oss.',
    de: 'Dieser Wert hat nicht die erwartete Form.',
  },
  'no-such-part': {
    nl: 'Van deze waarde ontbreekt een deel.',
    en: 'A part of this value is missing.',
    fr: 'Il manque une partie de cette valeur.',
    sv: 'En del av värdet saknas.',
    de: 'Von diesem Wert fehlt ein Teil.',
  },
  'not-in-table': {
    nl: 'Deze waarde kennen wij niet.',
    en: 'We do not know this value.',
    fr: 'Nous ne connaissons pas cette valeur.',
    sv: 'Vi känner inte till det här värdet.',
    de: 'Diesen Wert kennen wir nicht.',
  },
}

/** Why a cell is asked for, in the supplier's language. */
export function causeText(refused: RefusedCell | null, language: ReturnLanguage): string {
  if (refused === null) return MISSING[language]
  const text = (CAUSES[refused.code] ?? OTHER)[language]
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  // Without its number the sentence would say nothing.
  if (names.some((name) => refused.params[name] === undefined)) return OTHER[language]
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(refused.params[name]))
}

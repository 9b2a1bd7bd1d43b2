import type { errorsEn } from './errors.en.ts'

export const errorsNl: Readonly<Record<keyof typeof errorsEn, string>> = {
  'error.not-found': 'Dit is er niet meer. Waarschijnlijk is het intussen verwijderd of ongedaan gemaakt.',
  'error.conflict': 'Het is intussen gewijzigd. Bekijk de nieuwste stand en probeer het opnieuw.',
  'error.storage-full': 'De schijf is vol. Maak ruimte vrij en probeer het opnieuw; er is niets verloren.',
  'error.storage-locked': 'Een ander programma gebruikt de catalogus. Sluit hem daar en probeer het opnieuw.',
  'error.storage-corrupt':
    'Het catalogusbestand is beschadigd. Zet een reservekopie terug; het bestand zelf is niet aangeraakt.',
  'error.schema-newer': 'Deze catalogus is gemaakt met een nieuwere Etalage. Werk de app bij om hem te openen.',
  'error.auth-expired': 'De winkel aanvaardt de aanmelding niet meer. Koppel de winkel opnieuw.',
  'error.rate-limited': 'De winkel vraagt ons te wachten. Het gaat vanzelf verder.',
  'error.remote-unavailable': 'De winkel is op dit moment niet bereikbaar.',
  'error.unavailable': 'De motor herstart. Probeer het zo opnieuw.',
  'error.cancelled': 'Geannuleerd.',
  'error.filter': 'Het filter klopt niet bij teken {place, number}: {message}',
  'reason.too-many-values': 'Deze kolom heeft meer dan {limit, number} verschillende waarden.',
  'reason.too-many-groups':
    'Dit zou meer dan {limit, number} groepen geven. Groepeer op een kolom met minder verschillende waarden.',
  'reason.step-under-way': 'Er wordt een grote wijziging gemaakt. Probeer het opnieuw als die klaar is.',
  'reason.view-name-taken': 'Er is al een weergave die “{name}” heet.',
  'reason.nothing-to-ask': 'In deze levering ontbreekt niets en is niets fout.',
  'reason.foreign-return-sheet':
    'Dit is een retourlijst, maar niet een die uit deze catalogus is gemaakt. Open de catalogus waaruit ze is gemaakt.',
  'reason.rule-file-too-large': 'Dit bestand is te groot voor regels.',
  'reason.rule-file-not-rules': 'Dit zijn geen regels van Etalage. {place}',
}

import type { errorsEn } from './errors.en.ts'

export const errorsSv: Readonly<Record<keyof typeof errorsEn, string>> = {
  'error.not-found': 'Det finns inte längre. Förmodligen har det tagits bort eller ångrats.',
  'error.conflict': 'Det har ändrats under tiden. Se hur det är nu och försök igen.',
  'error.storage-full': 'Disken är full. Frigör utrymme och försök igen; inget har gått förlorat.',
  'error.storage-locked': 'Ett annat program använder katalogen. Stäng den där och försök igen.',
  'error.storage-corrupt': 'Katalogfilen är skadad. Återställ en säkerhetskopia; själva filen har inte rörts.',
  'error.schema-newer': 'Katalogen är gjord med en nyare Etalage. Uppdatera appen för att öppna den.',
  'error.auth-expired': 'Butiken godtar inte längre inloggningen. Anslut butiken igen.',
  'error.rate-limited': 'Butiken ber oss vänta. Det fortsätter av sig självt.',
  'error.remote-unavailable': 'Butiken kan inte nås just nu.',
  'error.unavailable': 'Motorn startar om. Försök igen om ett ögonblick.',
  'error.cancelled': 'Avbrutet.',
  'error.filter': 'Filtret är fel vid tecken {place, number}: {message}',
  'reason.too-many-values': 'Den här kolumnen har fler än {limit, number} olika värden.',
  'reason.too-many-groups':
    'Det skulle bli fler än {limit, number} grupper. Gruppera efter en kolumn med färre olika värden.',
  'reason.step-under-way': 'En stor ändring pågår. Försök igen när den är klar.',
  'reason.view-name-taken': 'Det finns redan en vy som heter ”{name}”.',
  'reason.nothing-to-ask': 'Inget saknas eller är fel i den här leveransen.',
  'reason.foreign-return-sheet':
    'Det här är en returlista, men den är inte gjord från den här katalogen. Öppna katalogen som den är gjord från.',
  'reason.rule-file-too-large': 'Filen är för stor för regler.',
  'reason.rule-file-not-rules': 'Det här är inga regler för Etalage. {place}',
}

import type { stepsEn } from './steps.en.ts'

export const stepsFr: Readonly<Record<keyof typeof stepsEn, string>> = {
  'import.reason.added': 'Produit par ses étapes',
  'rejection.no-match': 'Rien dans ce texte ne correspond au motif de l’étape {step, number}.',
  'rejection.no-such-part':
    'Ce texte a {parts, plural, one {# partie} other {# parties}} ; l’étape {step, number} demande la partie {part, number}.',
  'rejection.not-in-table': 'Ceci n’est pas dans la table de l’étape {step, number}.',
  'import.remedy.no-match':
    'Modifiez le motif de cette étape, ou dites-y ce que deviennent les textes qui n’y correspondent pas.',
  'import.remedy.no-such-part':
    'Modifiez la partie ou le séparateur de cette étape, ou dites-y ce que deviennent les textes plus courts.',
  'import.remedy.not-in-table': 'Ajoutez une ligne à la table de cette étape, ou dites-y ce que devient tout le reste.',
}

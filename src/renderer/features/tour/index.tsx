/**
 * The guided tour: a panel that points at the real controls and, asked to go on, does the step through them. With
 * `--tour` it goes by itself and reports to main; `npm start` without a display is that.
 */
export { startTour } from './tour-session.ts'
export { Tour } from './tour.tsx'

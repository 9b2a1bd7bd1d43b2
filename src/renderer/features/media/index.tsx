/** Pictures and documents: the board on which dropped pictures find their products. */
export { MediaScreen } from './media-screen.tsx'
export { stagePictures } from './board-session.ts'

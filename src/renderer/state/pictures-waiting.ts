import { create } from 'zustand'

/** How many pictures wait on the review board: the navigation tells it on every screen. */
export const usePicturesWaiting = create<{ readonly count: number }>(() => ({ count: 0 }))

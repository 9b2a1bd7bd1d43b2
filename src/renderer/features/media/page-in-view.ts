import { useState } from 'react'

/** Pictures asked for at once. */
export const PAGE = 200

/** Which page is asked for, with the one behind it, as the first picture in view moves; another list begins anew. */
export function usePageInView(list: string): { readonly page: number; show(at: number): void } {
  const [shown, setShown] = useState({ list, page: 0 })
  const page = shown.list === list ? shown.page : 0
  return {
    page,
    show: (at) => {
      const wanted = Math.max(0, Math.floor((at - PAGE / 4) / PAGE))
      if (wanted !== page) setShown({ list, page: wanted })
    },
  }
}

import { useEffect, useState } from 'react'

/** Seconds left of a wait that was told once, counted down by the clock; null when there is nothing to wait for. */
export function useCountdown(seconds: number | null): number | null {
  const [left, setLeft] = useState(seconds)
  const [told, setTold] = useState(seconds)
  if (told !== seconds) {
    setTold(seconds)
    setLeft(seconds)
  }
  useEffect(() => {
    if (seconds === null) return
    const end = performance.now() + seconds * 1_000
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1_000))), 250)
    return () => clearInterval(timer)
  }, [seconds])
  return left === null ? null : Math.ceil(left)
}

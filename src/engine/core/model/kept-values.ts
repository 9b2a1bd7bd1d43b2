/** The code of the attribute that keeps what a change of type could not read: `weight_kept`, `weight_kept2`, … */
export function keptCode(code: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = `${code.slice(0, 90)}_kept${number === 1 ? '' : number}`
    if (!taken.has(name)) return name
  }
}

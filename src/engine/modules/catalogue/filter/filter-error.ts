/** A filter that is well formed and yet wrong for this catalogue; turned into data by `compileFilter`. */
export class FilterError extends Error {
  readonly position: number

  constructor(message: string, position: number) {
    super(message)
    this.name = 'FilterError'
    this.position = position
  }
}

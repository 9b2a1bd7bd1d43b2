/** A refusal the API answers with its own error body. Thrown before anything was changed. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'ApiError'
    this.status = status
  }
}

export const invalid = (resource: string, field: string): ApiError => new ApiError(400, `Invalid ${resource} ${field}`)
export const notFound = (): ApiError => new ApiError(404, 'Not found.')

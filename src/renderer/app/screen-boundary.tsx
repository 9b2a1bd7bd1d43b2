import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Component } from 'react'
import { LanguageContext } from '../i18n/index.ts'
import { Button, EmptyState } from '../ui/index.ts'

interface State {
  readonly error: Error | null
}

/** A bug in one screen leaves the rest of the app standing. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, State> {
  static override contextType = LanguageContext
  declare context: React.ContextType<typeof LanguageContext>
  override state: State = { error: null }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    const t = this.context?.t
    return (
      <EmptyState
        icon={TriangleAlert}
        title={t?.('app.crash.title') ?? ''}
        text={
          <>
            {t?.('app.crash.text')}
            <br />
            <code data-selectable>{this.state.error.message}</code>
          </>
        }
      >
        <Button onClick={() => this.setState({ error: null })}>{t?.('app.crash.retry')}</Button>
      </EmptyState>
    )
  }
}

import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { settled } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import type { ChosenMoment, Then } from '../../state/past.ts'
import { NOW, thenOf, usePast } from '../../state/past.ts'
import { Button, Dialog, toast } from '../../ui/index.ts'
import { friday } from './look-back.tsx'
import { MomentPicker } from './moment-picker.tsx'
import { PutBack } from './put-back.tsx'

const close = (): void => usePast.setState({ puttingBack: null })

/** Puts the selected cells back as they were: asks when, unless the grid shows that moment, then counts and does it. */
export function PutSelectionBack(): ReactNode {
  const wanted = usePast(({ puttingBack }) => puttingBack)
  if (!wanted) return null
  const { selection, from } = wanted
  return from ? <Counting selection={selection} from={from} /> : <AskWhen />
}

function AskWhen(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [chosen, setChosen] = useState<ChosenMoment | null>(friday)
  const choose = async (): Promise<void> => {
    if (!chosen) return
    const from = await settled(thenOf(chosen))
    if (!from.ok) return toast({ kind: 'bad', text: errorText(from.error, language) })
    const { puttingBack } = usePast.getState()
    if (puttingBack) usePast.setState({ puttingBack: { ...puttingBack, from: from.value } })
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      width="narrow"
      title={t('history.back.when')}
      footer={
        <>
          <Button onClick={close}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={!chosen} onClick={() => void choose()}>
            {t('history.back.count')}
          </Button>
        </>
      }
    >
      <MomentPicker value={chosen} onChange={setChosen} edge="before-step" />
    </Dialog>
  )
}

type Wanted = NonNullable<ReturnType<typeof usePast.getState>['puttingBack']>

function Counting({ selection, from }: { readonly selection: Wanted['selection']; readonly from: Then }): ReactNode {
  const language = useLanguage()
  const [now, setNow] = useState<Then | null>(null)
  useEffect(() => {
    void settled(thenOf(NOW)).then((found) => {
      if (found.ok) return setNow(found.value)
      toast({ kind: 'bad', text: errorText(found.error, language) })
      close()
    })
    // Asked once: what is to come back is what differs now.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return now && <PutBack difference={{ from: from.place, to: now.place, selection }} then={from} onClose={close} />
}

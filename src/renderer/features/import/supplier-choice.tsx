import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../i18n/index.ts'
import { Button, Dialog, SelectField, TextField } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { setSupplier } from './import-session.ts'
import { attributeCodeFor } from './mapping-groups.ts'
import { makeSupplier, supplierInTitle } from './new-supplier.ts'

interface SupplierChoiceProps {
  readonly importId: number
  readonly description: Description
}

/** No code of a supplier: codes are small letters. */
const NEW = 'NEW'

/** Whose delivery the file is: one of the suppliers, nobody's, or a supplier that is made on the spot. */
export function SupplierChoice({ importId, description }: SupplierChoiceProps): ReactNode {
  const { t } = useLanguage()
  const [isMaking, setMaking] = useState(false)
  const suppliers = useQuery('catalogue.structure', {}).data?.suppliers ?? []
  const handleChange = (code: string): void => {
    if (code === NEW) setMaking(true)
    else void setSupplier(importId, code === '' ? null : code)
  }
  return (
    <>
      <SelectField
        label={t('import.source.supplier')}
        value={description.supplier ?? ''}
        choices={[
          { value: '', text: t('import.source.supplier.none') },
          ...suppliers.map(({ code, name }) => ({ value: code, text: name || code })),
          { value: NEW, text: t('import.source.supplier.new') },
        ]}
        onChange={handleChange}
      />
      {isMaking && (
        <NewSupplier
          importId={importId}
          proposed={supplierInTitle(description)}
          taken={new Set(suppliers.map(({ code }) => code))}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  )
}

interface NewSupplierProps {
  readonly importId: number
  readonly proposed: string
  readonly taken: ReadonlySet<string>
  readonly onClose: () => void
}

function NewSupplier({ importId, proposed, taken, onClose }: NewSupplierProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [name, setName] = useState(proposed)
  const [state, setState] = useState<{ readonly isMaking: boolean; readonly error?: string }>({ isMaking: false })
  const handleMake = async (): Promise<void> => {
    setState({ isMaking: true })
    const code = attributeCodeFor(name, taken)
    const outcome = await makeSupplier(code, name.trim(), language.format.typed)
    const [refusal] = outcome.ok ? outcome.value.rejections : []
    if (!outcome.ok) return setState({ isMaking: false, error: errorText(outcome.error, language) })
    if (refusal) return setState({ isMaking: false, error: rejectionText(refusal, language) })
    await setSupplier(importId, code)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="narrow"
      title={t('import.supplier.title')}
      description={t('import.supplier.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            isBusy={state.isMaking}
            disabled={name.trim() === ''}
            onClick={() => void handleMake()}
          >
            {t('import.supplier.make')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('import.supplier.name')}
        value={name}
        maxLength={200}
        error={state.error}
        onChange={setName}
        onKeyDown={(event) => event.key === 'Enter' && name.trim() !== '' && void handleMake()}
      />
    </Dialog>
  )
}

import type { ReactNode } from 'react'
import type { PlaceFieldsProps } from './draft-fields.ts'
import { FolderFields } from './folder-fields.tsx'
import { ServerFields } from './server-fields.tsx'
import { WebFields } from './web-fields.tsx'

/** Where the file is and how one signs in there, by the kind of place. */
export function PlaceFields(props: PlaceFieldsProps): ReactNode {
  switch (props.draft.kind) {
    case 'http':
      return <WebFields {...props} />
    case 'ftp':
    case 'sftp':
      return <ServerFields {...props} />
    case 'folder':
      return <FolderFields {...props} />
  }
}

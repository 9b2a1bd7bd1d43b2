import type { LookInput } from '../../src/engine/modules/media/look/look-task.ts'
import { lookTask } from '../../src/engine/modules/media/look/look-task.ts'
import { serveTaskThread } from '../../src/engine/entry/serve-task-thread.ts'

/** Worker file whose reader of pictures is taken down by one of them: by its name, `deadly`. */
serveTaskThread([
  {
    name: 'media.look',
    run: async ({ pictures }: LookInput, report) => {
      const deadly = pictures.findIndex(({ path }) => path.includes('deadly'))
      const end = deadly === -1 ? pictures.length : deadly
      await lookTask.run({ pictures: pictures.slice(0, end) }, report)
      if (deadly === -1) return null
      report({ begun: deadly })
      return new Promise(() => void setTimeout(() => process.kill(process.pid, 'SIGSEGV'), 50))
    },
  },
])

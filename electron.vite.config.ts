import { resolve } from 'node:path'
import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { CSP_NONCE_PLACEHOLDER } from './src/shared/content-policy.ts'

/** Where components and hooks are: Babel is the slow part of the build, and the rest is twice as many files. */
const COMPILED = /\.tsx$|\/use-[^/]+\.ts$/

/**
 * `out/main` gets the app's main process and, beside it, every file of the engine that runs as a process or thread of
 * its own. They are inputs rather than imports: main never imports the engine.
 */
export default defineConfig({
  main: {
    build: {
      // Hundreds of small files each: bundled, a thread of the engine is up in a third of the time.
      externalizeDeps: { exclude: ['@streamparser/json', 'basic-ftp', 'croner', 'entities', 'kysely', 'sax', 'zod'] },
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          engine: resolve('src/engine/entry/utility.ts'),
          thread: resolve('src/engine/entry/thread.ts'),
          task: resolve('src/engine/entry/task.ts'),
          'task-worker': resolve('src/engine/entry/task-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }, // a sandboxed preload cannot be an ES module
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    html: { cspNonce: CSP_NONCE_PLACEHOLDER },
    build: {
      minify: true, // parsed at every start
      rolldownOptions: {
        input: { index: resolve('src/renderer/index.html') },
        checks: { pluginTimings: false }, // that Babel is slow is known
      },
      modulePreload: { polyfill: false }, // an inline script; the only browser here knows modulepreload
      assetsInlineLimit: 0, // data: fonts would need font-src data:
    },
    plugins: [react(), babel({ include: COMPILED, sourceMap: false, presets: [reactCompilerPreset()] })],
  },
})

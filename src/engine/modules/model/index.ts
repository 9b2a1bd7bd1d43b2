/**
 * The model in the app: what there is of each kind, what a change would do, and making it.
 * Owns the lists behind the Model screen and the counts shown before a change is made.
 * Never decides what is allowed (core/model does) and never writes but through the catalogue's own writing of models.
 * Tables: none of its own.
 */
import type { Module, Step } from '../../runtime/module.ts'
import { changeModel } from './change.ts'
import { dictionary } from './dictionary.ts'
import { dictionarySteps, exportDictionary } from './export-dictionary.ts'
import { impact } from './impact.ts'
import { list } from './list.ts'
import { moveUp } from './move-up.ts'
import { overrides } from './overrides.ts'
import { variantMatrix } from './matrix.ts'
import { dissolveModel, groupPreview, groupVariants, models } from './variants.ts'

export const modelModule: Module = {
  name: 'model',
  queries: {
    'model.list': list,
    'model.impact': impact,
    'model.dictionary': dictionary,
    'model.overrides': overrides,
    'model.models': models,
    'model.groupPreview': groupPreview,
    'model.matrix': variantMatrix,
  },
  commands: {
    'model.moveUp': moveUp,
  },
  jobs: {
    'model.groupVariants': (context, input) => context.runSliced(groupVariants, input, 'model.grouping'),
    'model.dissolve': (context, input) => context.runSliced(dissolveModel, input, 'model.dissolving'),
    'model.change': (context, input) => context.runSliced(changeModel, input, 'model.changing'),
    'model.exportDictionary': exportDictionary,
  },
  passing: ['model.change', 'model.groupVariants', 'model.dissolve'],
  steps: [changeModel, groupVariants, dissolveModel, ...dictionarySteps] as readonly Step<never, unknown>[],
}

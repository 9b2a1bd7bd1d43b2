import type { Command } from '../command.ts'
import { catalogueCreate, catalogueInfo } from './catalogue.ts'
import { check } from './check.ts'
import { completeness } from './completeness.ts'
import { connectionAdd, connectionList, connectionTest } from './connection.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { historyList, historyRedo, historyUndo } from './history.ts'
import { picturesCommand } from './pictures.ts'
import { practiceShop } from './practice-shop.ts'
import { productsEdit, productsList } from './products.ts'
import { publishPlan, publishRun } from './publish.ts'
import { sourcesAdd, sourcesList, sourcesRun } from './sources.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  catalogueCreate,
  catalogueInfo,
  importCommand,
  sourcesAdd,
  sourcesList,
  sourcesRun,
  picturesCommand,
  exportCommand,
  productsList,
  productsEdit,
  historyList,
  historyUndo,
  historyRedo,
  completeness,
  connectionAdd,
  connectionTest,
  connectionList,
  publishPlan,
  publishRun,
  practiceShop,
  check,
]

import { tasks } from '../tasks.ts'
import { serveTaskThread } from './serve-task-thread.ts'

serveTaskThread(tasks)

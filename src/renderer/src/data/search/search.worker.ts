import { ProjectDatabase } from '../project-database'
import { answerQuestions } from '../worker-server'
import { type ProjectSearch, projectSearch } from './search-jobs'
import type { SearchRequest } from './search-work'

let search: ProjectSearch | null = null

/** Keeps the words of one project at hand off the page. */
answerQuestions(async ({ databaseName, asked }: SearchRequest) => {
  search ??= projectSearch(new ProjectDatabase(databaseName))
  return { answer: await search.answer(asked) }
})

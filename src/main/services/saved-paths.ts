import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from './atomic-file'
import { privateFileMode, privateFolderMode } from './folders'
import { asHostErrors, codeOf } from './host-error'
import { keyedQueue } from './keyed-queue'

const placesSchema = z.record(z.string(), z.string())

export type SavedPaths = {
  /** The path a project's file was last saved to; `null`: never saved here. */
  placeOf: (projectId: string) => Promise<string | null>
  /** Remembers a place. A place belongs to one project: another that was saved there before is asked again. */
  remember: (projectId: string, path: string) => Promise<void>
  forget: (projectId: string) => Promise<void>
}

/** Where people keep their project files. Losing this costs a question at the next save, so a damaged list begins anew. */
export function createSavedPaths(file: string): SavedPaths {
  const inTurn = keyedQueue()

  async function all(): Promise<Record<string, string>> {
    try {
      return placesSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError) return {}
      throw error
    }
  }

  const change = (edit: (places: [string, string][]) => [string, string][]): Promise<void> =>
    inTurn('places', () =>
      asHostErrors(async () => {
        await mkdir(dirname(file), { recursive: true, mode: privateFolderMode })
        const edited = Object.fromEntries(edit(Object.entries(await all())))
        await writeFileAtomically(file, Buffer.from(JSON.stringify(edited)), privateFileMode)
      }),
    )

  return {
    placeOf: projectId =>
      inTurn('places', () => asHostErrors(async () => new Map(Object.entries(await all())).get(projectId) ?? null)),
    remember: (projectId, path) =>
      change(places => [
        ...places.filter(([id, place]) => id !== projectId && place !== path),
        [projectId, path] as [string, string],
      ]),
    forget: projectId => change(places => places.filter(([id]) => id !== projectId)),
  }
}

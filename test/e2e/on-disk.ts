import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'

/** Files of the profile in which any of these bytes stand. */
export async function filesWith(folder: string, words: string): Promise<string[]> {
  const wide = Buffer.from(words, 'utf16le')
  const sought = [Buffer.from(words, 'utf8'), wide, Buffer.from(wide).swap16()]
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const found: string[] = []
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name)).catch(gone)
    if (sought.some(each => bytes.includes(each))) found.push(join(parentPath, name))
  }
  return found
}

/** A file that was there a moment ago, of a program that runs. */
const gone = (error: NodeJS.ErrnoException): Buffer => {
  if (error.code !== 'ENOENT') throw error
  return Buffer.alloc(0)
}

/** Chromium drops what was deleted in the background, later where the machine is busy: until no file has any of it, a minute at most. */
export async function untilDropped(folder: string, words: readonly string[]): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const found = await Promise.all(words.map(each => filesWith(folder, each)))
    if (found.flat().length === 0) return
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}

/** What journal and snapshots hold, each as what it was made of. */
export async function jsonOnDisk(profile: string): Promise<unknown[]> {
  const files = (await readdir(profile, { recursive: true, withFileTypes: true })).filter(
    entry => entry.isFile() && !entry.parentPath.includes('hromium'),
  )
  const found: unknown[] = []
  for (const { parentPath, name } of files) {
    const bytes = new Uint8Array(await readFile(join(parentPath, name)))
    const texts = bytes[0] === 0x50 && bytes[1] === 0x4b ? partsOf(bytes) : [strFromU8(bytes)]
    for (const text of texts) for (const line of [text, ...text.split('\n')]) found.push(...parsed(line))
  }
  return found
}

/** A file that is only half written yet is looked at as it is. */
function partsOf(zip: Uint8Array): string[] {
  try {
    return Object.values(unzipSync(zip)).map(part => strFromU8(part))
  } catch {
    return [strFromU8(zip, true)]
  }
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? [value] : []
  } catch {
    return []
  }
}

/** Objects that name a group beside words, ratings or counts of answers. */
export function besideGroup(value: unknown, group: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(each => besideGroup(each, group))
  const named = Object.entries(value).some(
    ([key, each]) =>
      /perspective|proposedBy|groupId|rewordedBy/i.test(key) &&
      (each === group || (Array.isArray(each) && each.includes(group))),
  )
  const tells = ['words', 'ratings', 'counts', 'verdict', 'wording', 'step'].some(key => key in value)
  return named && tells ? [value, ...inside] : inside
}

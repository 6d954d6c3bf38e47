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
    const bytes = await readFile(join(parentPath, name))
    if (sought.some(each => bytes.includes(each))) found.push(join(parentPath, name))
  }
  return found
}

/** What journal and snapshots hold, each as what it was made of. */
export async function jsonOnDisk(profile: string): Promise<unknown[]> {
  const files = (await readdir(profile, { recursive: true, withFileTypes: true })).filter(
    entry => entry.isFile() && !entry.parentPath.includes('hromium'),
  )
  const found: unknown[] = []
  for (const { parentPath, name } of files) {
    const bytes = new Uint8Array(await readFile(join(parentPath, name)))
    const texts =
      bytes[0] === 0x50 && bytes[1] === 0x4b
        ? Object.values(unzipSync(bytes)).map(part => strFromU8(part))
        : [strFromU8(bytes)]
    for (const text of texts) for (const line of [text, ...text.split('\n')]) found.push(...parsed(line))
  }
  return found
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

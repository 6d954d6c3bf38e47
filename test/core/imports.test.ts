import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const src = resolve('src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path))
  .map(path => join(src, path))

/** The files of ours that a file imports, for types too: a reader has to follow those all the same. */
function importsOf(file: string): string[] {
  const named = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(@core\/[^']+|\.[^']+)'/g)
  return [...named].flatMap(([, path = '']) => {
    const target = path.startsWith('@core/') ? join(src, 'core', path.slice(6)) : resolve(dirname(file), path)
    return [target, `${target}.ts`, `${target}.tsx`].filter(each => /\.tsx?$/.test(each) && existsSync(each))
  })
}

/** Files that lead back to themselves, as the way round; empty: there are none. */
function circles(): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file))
      found.push([...way.slice(way.indexOf(file)), file].map(each => each.slice(src.length + 1)).join(' -> '))
    if (done.has(file) || way.includes(file)) return
    for (const each of importsOf(file)) visit(each, [...way, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  return found
}

/** What a file belongs to: a layer's name, and for features the area's. */
function roomOf(file: string): string {
  const path = relative(src, file)
  const feature = /^renderer\/src\/features\/([^/]+)/.exec(path)?.[1]
  if (feature) return `feature ${feature}`
  const inPage = /^renderer\/src\/(data|terms|ui)\//.exec(path)?.[1]
  if (inPage) return inPage
  return path.split('/')[0] ?? ''
}

/** What each may look at, besides itself. The page's own top files may look at all of the page. */
const mayLookAt: Readonly<Record<string, readonly string[]>> = {
  core: [],
  preload: ['core'],
  participant: ['core'],
  main: ['core', 'participant'],
  ui: ['core'],
  data: ['core', 'renderer'],
  terms: ['core', 'renderer', 'data', 'ui'],
  // People on the shared laptop have the page that phones have.
  feature: ['core', 'participant', 'renderer', 'data', 'terms', 'ui'],
}

function importsOutOfPlace(): string[] {
  return files.flatMap(file => {
    const from = roomOf(file)
    const allowed = mayLookAt[from.split(' ')[0] ?? '']
    if (!allowed) return []
    return importsOf(file)
      .filter(each => roomOf(each) !== from && !allowed.includes(roomOf(each)))
      .map(each => `${relative(src, file)} -> ${relative(src, each)}`)
  })
}

it('no file looks at a layer, or a feature at a feature, that it must not know', () => {
  expect(importsOutOfPlace()).toEqual([])
})

it('only the hosts themselves know of Electron', () => {
  const knowing = files
    .filter(file => /from 'electron'/.test(readFileSync(file, 'utf8')))
    .map(file => relative(src, file))
  expect(knowing.filter(path => !/^(main\/[^/]+|preload\/index)\.ts$/.test(path))).toEqual([])
  expect(knowing.length).toBeGreaterThan(0)
})

it('no file of ours leads back to itself by its imports', () => {
  expect(files.length).toBeGreaterThan(500)
  expect(circles()).toEqual([])
})

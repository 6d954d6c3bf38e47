import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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

it('no file of ours leads back to itself by its imports', () => {
  expect(files.length).toBeGreaterThan(500)
  expect(circles()).toEqual([])
})

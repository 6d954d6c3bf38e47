import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).map(path => join('src', path))
const code = new Map(paths.filter(path => /\.tsx?$/.test(path)).map(path => [path, readFileSync(path, 'utf8')]))

/** What a message file is imported as is its namespace; '' where it is part of another. */
const namespaces = new Map(
  [...code].flatMap(([file, text]) =>
    file.endsWith('words.ts')
      ? [...text.matchAll(/import (\w+) from '(\.[^']*\.en\.json)'/g)].map(
          ([, name = '', path = '']) => [join(dirname(file), path), name] as const,
        )
      : [],
  ),
)

/** Every text in the code that could be a key or its end: plural forms are of one key, and a namespace is left off. */
const literals = new Set(
  [...code.values()].flatMap(text => [...text.matchAll(/'(?:[\w-]+:)?([\w.-]+)'/g)].map(([, key]) => key)),
)
/** Messages that are said as a whole list. */
const lists = [...code.values()].flatMap(text =>
  [/t\('(?:[\w-]+:)?([\w.-]+)', \{ returnObjects/g, /Object\.values\(words\.([\w.]+)\)/g].flatMap(pattern =>
    [...text.matchAll(pattern)].map(([, key]) => `${key}.`),
  ),
)
const insertion = /\$\{(?:[^{}]|\{[^{}]*\})*\}/

/** Keys that are put together in files that say the namespace or lie where the messages do. */
function patterns(file: string): RegExp[] {
  const name = namespaces.get(file) ?? ''
  return [...code].flatMap(([path, text]) => {
    const near = path.startsWith(`${dirname(file)}/`) || text.includes(`'${name}'`)
    return [...text.matchAll(/`(?:([\w-]+):)?((?:[\w.-]|\$\{(?:[^{}`]|\{[^{}`]*\})*\})+)`/g)]
      .filter(
        ([, namespace, key = '']) =>
          (namespace ? namespace === name : near) && /[a-z]/i.test(key.split(insertion).join('')),
      )
      .map(
        ([, , key = '']) =>
          new RegExp(
            `^${key
              .split(insertion)
              .map(text => text.replaceAll('.', '\\.'))
              .join('.+')}$`,
          ),
      )
  })
}

function keys(messages: unknown, before = ''): string[] {
  if (typeof messages !== 'object' || messages === null || Array.isArray(messages)) return [before]
  return Object.entries(messages).flatMap(([key, within]) => keys(within, before === '' ? key : `${before}.${key}`))
}

it.each([...namespaces.keys()].filter(file => !file.includes('records-')))('every message of %s is said', file => {
  const madeUp = patterns(file)
  const unsaid = keys(JSON.parse(readFileSync(file, 'utf8')))
    .map(key => key.replace(/_(zero|one|two|few|many|other)$/, ''))
    .filter(key => !literals.has(key) && !literals.has(key.slice(key.lastIndexOf('.') + 1)))
    .filter(key => !lists.some(list => key.startsWith(list)))
    .filter(key => !madeUp.some(pattern => pattern.test(key)))
  expect(unsaid).toEqual([])
})

import { expect, it } from 'vitest'
import { languageOfDates } from '../../src/main/date-order'

it('days are typed in the order of the person’s dates on Linux, and day first where nothing is said', () => {
  const on = (env: Record<string, string>) => languageOfDates(env, 'linux')
  expect(on({})).toBe('en-GB')
  expect(on({ LANG: 'C.UTF-8' })).toBe('en-GB')
  expect(on({ LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' })).toBe('en-GB')
  expect(on({ LANG: 'en_US.UTF-8' })).toBe('en-US')
  expect(on({ LANG: 'en_US.UTF-8', LC_TIME: 'en_GB.UTF-8' })).toBe('en-GB')
  expect(on({ LANG: 'cy_GB.UTF-8' })).toBe('cy-GB')
  expect(on({ LANG: 'sr_RS@latin' })).toBe('sr-RS')
  expect(on({ LANG: 'eo' })).toBe('eo')
})

it('Windows and macOS tell the app themselves', () => {
  expect(languageOfDates({ LANG: 'en_US.UTF-8' }, 'win32')).toBeNull()
  expect(languageOfDates({}, 'darwin')).toBeNull()
})

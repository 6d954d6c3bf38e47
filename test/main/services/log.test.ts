import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keepLog, note } from '../../../src/main/services/log'
import { tempFolder } from './temp-folder'

it('says what went wrong and where, and none of people’s words or names', async () => {
  const folder = await tempFolder()
  keepLog(join(folder, 'logs'))
  const error = Object.assign(new TypeError('cannot open /home/ama/Stories of Willow.commonmeasure: “I boil water”'), {
    code: 'EACCES',
    stack: 'TypeError: “I boil water”\n    at read (/home/ama/common-measure/out/main/index.js:10:3)\n    at x:1:1',
  })
  note('error', 'uncaught', { error })
  const text = readFileSync(join(folder, 'logs/main.log'), 'utf8')
  expect(text).toContain('error uncaught')
  expect(text).toContain('"kind":"TypeError","code":"EACCES"')
  expect(text).toContain('index.js:10:3')
  for (const said of ['boil', 'Willow', 'ama']) expect(text).not.toContain(said)
  if (process.platform !== 'win32') expect(statSync(join(folder, 'logs/main.log')).mode & 0o077).toBe(0)
})

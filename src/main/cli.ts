import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { version } from '../../package.json'
import { run } from './cli/command-line'
import { t } from './cli/words'

// Where the answer is piped into something that stops reading (`head`), there is nobody left to tell.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit()
  throw error
})

try {
  process.exitCode = await run(
    process.argv.slice(2),
    {
      cwd: process.cwd(),
      version,
      now: () => new Date().toISOString(),
      newId: randomUUID,
      by: '',
      // Beside `out`, in a clone as in the packaged app.
      samplePath: join(import.meta.dirname, '../../resources/sample.commonmeasure'),
    },
    { out: text => process.stdout.write(text), err: text => process.stderr.write(text) },
  )
} catch (error) {
  process.stderr.write(`${t('cli:bug')}\n${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}

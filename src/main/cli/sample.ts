import { readFile } from 'node:fs/promises'
import { forTheTeam } from '@core/privacy/shareable'
import { ok } from '@core/result'
import type { AddCommand, CommandResult, CommandSetting } from './command'
import { outPath, projectEnding, writeOut } from './files'
import { t } from './words'

export const addSampleCommand: AddCommand = (program, setting, done) =>
  program
    .command('sample')
    .summary(t('cli:sample.summary'))
    .description(t('cli:sample.does'))
    .argument('<out>', t('cli:arguments.projectOut'))
    .option('--force', t('cli:options.force'))
    .action(async (out: string, { force = false }: { force?: boolean }) => done(await writeSample(out, force, setting)))

async function writeSample(out: string, force: boolean, setting: CommandSetting): Promise<CommandResult> {
  const target = await outPath(out, { ending: projectEnding, force }, setting.cwd)
  if (!target.ok) return target
  const bytes = forTheTeam('sample', await readFile(setting.samplePath))
  const written = await writeOut(target.value, bytes)
  if (!written.ok) return written
  return ok({ text: t('cli:sample.written', { file: out }), json: { file: target.value.path, bytes: bytes.length } })
}

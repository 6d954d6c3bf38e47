import { forTheTeam } from '@core/privacy/shareable'
import { Command, CommanderError } from 'commander'
import { addAddMeasureCommand } from './add-measure'
import { addCheckCommand } from './check'
import type { AddCommand, CommandResult, CommandSetting, CommandStreams } from './command'
import { addConsensusCommand } from './consensus'
import { addEraseCommand } from './erase'
import { addExportCommand } from './export'
import { addImportCommand } from './import'
import { addImportRecordsCommand } from './import-records'
import { addNewCommand, addSampleCommand } from './new'
import { addReportCommand } from './report'
import { addShowCommand } from './show'
import { cliSentence, isUsageProblem, t } from './words'

const commands: readonly AddCommand[] = [
  addSampleCommand,
  addNewCommand,
  addAddMeasureCommand,
  addImportCommand,
  addImportRecordsCommand,
  addShowCommand,
  addConsensusCommand,
  addReportCommand,
  addExportCommand,
  addCheckCommand,
  addEraseCommand,
]

/** The whole command line. It throws commander's own `CommanderError` for help, the version, and wrong use. */
export function commandLine(
  setting: CommandSetting,
  { out, err }: CommandStreams,
  done: (result: CommandResult) => void,
): Command {
  const program = new Command('common-measure')
    .description(t('cli:program.does'))
    .version(setting.version, '--version', t('cli:program.version'))
    .helpOption('--help', t('cli:program.help'))
    .helpCommand(false)
    .addHelpText('after', `\n${t('cli:program.after')}`)
    .configureOutput({ writeOut: out, writeErr: err, getOutHelpWidth: () => 100, getErrHelpWidth: () => 100 })
    .showHelpAfterError(`(${t('cli:seeHelp')})`)
    .exitOverride()
  for (const add of commands) add(program, setting, done)
  for (const command of program.commands) command.option('--json', t('cli:options.json'))
  return program
}

/** 0 done, 1 problem, 2 it was asked in a way that cannot be understood. */
export type ExitCode = 0 | 1 | 2

/**
 * Runs one command line (without `node` and the program's own name). A problem is one sentence on `err`; with `--json` the
 * answer, good or bad, is one JSON object on `out`. A bug is thrown.
 */
export async function run(
  args: readonly string[],
  setting: CommandSetting,
  { out, err }: CommandStreams,
): Promise<ExitCode> {
  const json = args.includes('--json')
  let result: CommandResult | null = null
  const program = commandLine(setting, { out, err }, done => {
    result = done
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return 0
    if (json) out(jsonLine({ ok: false, problem: 'usage', message: error.message.replace(/^error: /, '') }))
    return 2
  }
  return answer(result, json, { out, err })
}

function answer(result: CommandResult | null, json: boolean, { out, err }: CommandStreams): ExitCode {
  if (result === null) throw new Error('a command ended without saying anything')
  if (result.ok) {
    out(forTheTeam('terminal', json ? jsonLine({ ok: true, ...result.value.json }) : `${result.value.text}\n`))
    return 0
  }
  const sentence = cliSentence(result)
  if (json) out(jsonLine({ ok: false, problem: result.problem, message: sentence, ...result.said?.json }))
  else if (result.said) out(`${result.said.text}\n`)
  err(`${sentence}\n`)
  if (!isUsageProblem(result.problem)) return 1
  err(`${t('cli:seeHelp')}\n`)
  return 2
}

const jsonLine = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

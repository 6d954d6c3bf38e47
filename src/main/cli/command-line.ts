import { Command } from 'commander'
import { addAddMeasureCommand } from './add-measure'
import { addCheckCommand } from './check'
import type { AddCommand, CommandResult, CommandSetting, CommandStreams } from './command'
import { addConsensusCommand } from './consensus'
import { addExportCommand } from './export'
import { addImportCommand } from './import'
import { addNewCommand } from './new'
import { addReportCommand } from './report'
import { addSampleCommand } from './sample'
import { addShowCommand } from './show'
import { t } from './words'

const commands: readonly AddCommand[] = [
  addSampleCommand,
  addNewCommand,
  addAddMeasureCommand,
  addImportCommand,
  addShowCommand,
  addConsensusCommand,
  addReportCommand,
  addExportCommand,
  addCheckCommand,
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

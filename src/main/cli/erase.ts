import { contentsWithCommit } from '@core/change/apply'
import { cutImported } from '@core/people/erase-imported'
import { type Erasure, erasedChange, erasedName, erasureOf, peopleWithCode } from '@core/people/erase-person'
import { nameOfKind } from '@core/people/field-words'
import type { ProjectContents } from '@core/project/contents'
import { ok, problem } from '@core/result'
import { type AddCommand, type CommandResult, type CommandSetting, stampOf } from './command'
import { openProject, saveProject } from './project-on-disk'
import { onOneLine } from './table'
import { t } from './words'

type EraseOptions = { readonly person: string; readonly forGood?: boolean }

export const addEraseCommand: AddCommand = (program, setting, done) =>
  program
    .command('erase')
    .summary(t('cli:erase.summary'))
    .description(t('cli:erase.does'))
    .argument('<project>', t('cli:arguments.project'))
    .requiredOption('--person <code>', t('cli:erase.person'))
    .option('--for-good', t('cli:erase.forGood'))
    .action(async (file: string, options: EraseOptions) => done(await erase(file, options, setting)))

async function erase(
  file: string,
  { person: code, forGood = false }: EraseOptions,
  setting: CommandSetting,
): Promise<CommandResult> {
  const opened = await openProject(file, setting.cwd)
  if (!opened.ok) return opened
  const { contents } = opened.value
  const { rows, commits } = contents
  const [id, ...others] = peopleWithCode(code, rows, commits)
  if (id === undefined) return problem('no-such-person', code)
  if (others.length > 0) return problem('person-of-several', code)
  const erasure = erasureOf(id, { rows, commits, mark: t('cli:erase.mark') })
  const imported = cutImported(contents.imported, erasure.rules)
  if (forGood) {
    const without = contentsWithout(contents, erasure, setting)
    if (!without.ok) return without
    const saved = await saveProject(opened.value, { ...without.value, imported: imported.words }, setting.now())
    if (!saved.ok) return saved
  }
  const { goes, staysWithout, toLookAt, uses } = erasure
  const parts = [
    t(forGood ? 'cli:erase.done' : 'cli:erase.would', { code: onOneLine(code), file }),
    listed(t('cli:erase.goes'), kindsIn(goes)),
    listed(t('cli:erase.staysWithout'), [
      ...kindsIn(staysWithout),
      ...(imported.cut > 0 ? [t('cli:erase.imported', { count: imported.cut })] : []),
    ]),
    listed(t('cli:erase.toLookAt'), [
      ...kindsIn(toLookAt),
      ...(imported.toLookAt > 0 ? [t('cli:erase.importedToLookAt', { count: imported.toLookAt })] : []),
    ]),
    listed(t('cli:erase.recall'), [...uses.map(useInWords), t('cli:erase.notReached')]),
    forGood ? '' : t('cli:erase.nothingYet'),
  ]
  return ok({
    text: parts.filter(part => part !== '').join('\n'),
    json: {
      file: opened.value.path,
      erased: forGood,
      goes,
      staysWithout,
      toLookAt,
      imported: { cut: imported.cut, toLookAt: imported.toLookAt },
      recall: uses,
    },
  })
}

/** Rows and log without them; the log says that somebody was erased. */
function contentsWithout(contents: ProjectContents, { changes, rules }: Erasure, setting: CommandSetting) {
  const written = contentsWithCommit(contents, { action: 'person.erase', changes: [...changes] }, stampOf(setting))
  if (!written.ok) return written
  const commits = written.value.commits.map(commit => {
    return {
      ...commit,
      by: erasedName(rules, commit.by),
      changes: commit.changes.flatMap(change => erasedChange(rules, change) ?? []),
    }
  })
  return ok({ ...written.value, commits })
}

const kindsIn = (kinds: Erasure['goes']): string[] =>
  kinds.map(({ kind, count }) => t('cli:erase.kind', { kind: nameOfKind(kind), count }))

const useInWords = ({ where, usedOn, canBeRecalled, recalledOn }: Erasure['uses'][number]): string => {
  const state = t(`cli:erase.useState.${recalledOn === null ? (canBeRecalled ? 'can' : 'cannot') : 'done'}`)
  const place = onOneLine(where)
  return usedOn === null
    ? t('cli:erase.useUndated', { where: place, state })
    : t('cli:erase.use', { where: place, state, day: usedOn })
}

const listed = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [heading, ...lines.map(line => `  ${line}`)].join('\n')

import { contentsWithCommit } from '@core/change/apply'
import { added } from '@core/change/change'
import type { Period } from '@core/observation/period'
import { recordsForOthers } from '@core/privacy/project'
import { madeLater } from '@core/privacy/shareable'
import type { Outline } from '@core/report/outlines'
import { longestText, takeChanges } from '@core/report/take-back/take'
import { type TakenBack, type TakenText, takeBack } from '@core/report/take-back/take-back'
import { reportNowOf, workingCopyOf } from '@core/report/take-back/working-copy'
import { ok, problem } from '@core/result'
import { type CommandResult, type CommandSetting, stampOf } from './command'
import { bytesOfFile, outPath, reportEnding, writeOut } from './files'
import { type OpenedProject, saveProject } from './project-on-disk'
import { onOneLine } from './table'
import { t } from './words'

/** A copy to be edited in Word; the project keeps what it said, to compare it with when it comes back. */
export async function writeWorking(
  opened: OpenedProject,
  period: Period,
  { outline, out, force }: { readonly outline: Outline; readonly out: string; readonly force: boolean },
  setting: CommandSetting,
): Promise<CommandResult> {
  const target = await outPath(out, { ending: reportEnding, force }, setting.cwd)
  if (!target.ok) return target
  const exportId = setting.newId()
  const others = recordsForOthers(opened.contents)
  const copy = workingCopyOf(others, period, { now: setting.now(), outline, exportId })
  const { exported } = copy
  const kept = contentsWithCommit(
    opened.contents,
    { action: 'reportExport.add', changes: [added('reportExport', exported)] },
    stampOf(setting),
  )
  if (!kept.ok) return kept
  const { writeWorkingCopy } = await import('@core/report/word/write-working')
  const bytes = await madeLater(copy, told => writeWorkingCopy(told.model, { exportId, texts: told.exported.texts }))
  // First the project: a copy that it knows nothing of could never come back.
  const saved = await saveProject(opened, kept.value, setting.now())
  if (!saved.ok) return saved
  const written = await writeOut(target.value, bytes)
  if (!written.ok) return written
  return ok({
    text: t('cli:takeBack.written', { outline: outline.name, period: period.label, file: out, project: opened.name }),
    json: { file: target.value.path, project: opened.path, exportId, outline: outline.id, period: period.label },
  })
}

export type TakeBackOptions = { readonly edited: string; readonly dryRun: boolean; readonly theirs: boolean }

/** What an edited copy brings, text by text; unless it is a dry run, takes what only Word changed, and with `theirs` conflicts too. */
export async function takeBackEdited(
  opened: OpenedProject,
  { edited, dryRun, theirs }: TakeBackOptions,
  setting: CommandSetting,
): Promise<CommandResult> {
  const bytes = await bytesOfFile(edited, setting.cwd)
  if (!bytes.ok) return bytes
  const { rows } = opened.contents
  const others = recordsForOthers(opened.contents)
  const taken = takeBack(bytes.value, {
    exports: rows.reportExport,
    narratives: rows.narrative,
    modelNow: exported => reportNowOf(others, exported, setting.now()),
  })
  if (!taken.ok) return problem(`edited-${taken.problem}`, edited)
  const isChosen = ({ conflict }: TakenText) => theirs || !conflict
  const changes = takeChanges(taken.value, isChosen, { rows, newId: setting.newId })
  if (!dryRun && changes.length > 0) {
    const contents = contentsWithCommit(opened.contents, { action: 'narrative.takeBack', changes }, stampOf(setting))
    if (!contents.ok) return contents
    const saved = await saveProject(opened, contents.value, setting.now())
    if (!saved.ok) return saved
  }
  const counts = {
    texts: changes.filter(({ kind }) => kind === 'narrative').length,
    notes: changes.filter(({ kind }) => kind === 'reportNote').length,
  }
  const end = dryRun ? 'cli:takeBack.nothingYet' : changes.length === 0 ? 'cli:takeBack.nothing' : 'cli:takeBack.done'
  const said = [
    t('cli:takeBack.file', {
      outline: taken.value.exported.outlineName,
      period: taken.value.exported.periodLabel,
      time: taken.value.exported.exportedAt.slice(0, 10),
    }),
    ...taken.value.texts.flatMap(text => linesOf(text, isChosen(text))),
    ...outsideLines(taken.value),
    t(end, { file: opened.name, ...counts }),
  ]
  return ok({ text: said.join('\n'), json: { ...jsonOf(taken.value, isChosen), dryRun, taken: counts } })
}

const indented = (text: string): string => `  ${onOneLine(text)}`

function linesOf(text: TakenText, isChosen: boolean): string[] {
  const { name, state, moved, takes, conflict, inWord, now, comments, changedBy, figuresLost, drawings } = text
  const isTooLong = takes && inWord.length > longestText
  return [
    t('cli:takeBack.text', { name: onOneLine(name), state: t(`cli:takeBack.state.${state}`) }),
    ...(moved && state !== 'moved' ? [indented(t('cli:takeBack.alsoMoved'))] : []),
    ...(conflict
      ? [
          indented(t(isChosen ? 'cli:takeBack.conflictTaken' : 'cli:takeBack.conflict')),
          indented(t('cli:takeBack.inApp', { text: now })),
        ]
      : []),
    ...(takes ? [indented(t('cli:takeBack.inWord', { text: inWord }))] : []),
    ...(isTooLong ? [indented(t('cli:takeBack.tooLong'))] : []),
    ...(changedBy.length > 0 ? [indented(t('cli:takeBack.changedBy', { people: changedBy }))] : []),
    ...(figuresLost > 0 ? [indented(t('cli:takeBack.figuresLost', { count: figuresLost }))] : []),
    ...(drawings > 0 ? [indented(t('cli:takeBack.drawings', { count: drawings }))] : []),
    ...comments.map(({ author, words }) => indented(t('cli:takeBack.comment', { author, words }))),
  ]
}

const outsideLines = ({ outside }: TakenBack): string[] =>
  outside.length === 0
    ? []
    : [
        t('cli:takeBack.outside', { count: outside.length }),
        ...outside.map(({ heading, words }) => indented(heading === '' ? words : `${heading}: ${words}`)),
      ]

const jsonOf = ({ exported, texts, outside }: TakenBack, isChosen: (text: TakenText) => boolean) => ({
  exportId: exported.id,
  texts: texts.map(text => ({ ...text, takes: text.takes && isChosen(text) && text.inWord.length <= longestText })),
  outside,
})

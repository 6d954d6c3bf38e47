import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportKinds } from '@core/export/export-file'
import { hostChannels } from '@core/host-api'
import { teamCopies } from '@core/privacy/shareable'
import { describe, expect, it } from 'vitest'
import { commandLine } from '../../../src/main/cli/command-line'

/** Every source file with its text, comments taken out: what is said of a way out is none. */
const sources = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => /\.tsx?$/.test(name))
    .map(name => [name, readFileSync(join('src', name), 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')]),
)
const filesWith = (pattern: RegExp): string[] =>
  [...sources].flatMap(([name, text]) => (pattern.test(text) ? [name] : [])).sort()
const outside = (names: readonly string[]) => names.filter(name => !name.startsWith('core/privacy/'))

/**
 * How a way out is guarded. `leaving`: its type takes only what is Shareable or a TeamCopy. `own`: it stays on this computer,
 * in the profile of whoever works here. `nothing`: nothing of a project goes through it.
 */
type Guard = 'leaving' | 'own' | 'nothing'

describe('the ways out of the app', () => {
  /** What the page writes, prints or copies; a new caller has to say here what guards it. */
  const onThePage: Record<string, Guard> = {
    // The browser host's own writing, behind `saveFile` and `saveProject`; and windows on the app itself or on a link.
    'renderer/src/host.ts': 'leaving',
    // Files, and a chart on the clipboard.
    'renderer/src/terms/export/use-export.ts': 'leaving',
    'renderer/src/features/reports/write-report.tsx': 'leaving',
    // Copies the name of a field.
    'renderer/src/features/reports/field-panel.tsx': 'nothing',
    'renderer/src/features/workshops/export-votes.tsx': 'leaving',
    'renderer/src/data/session.ts': 'leaving',
    'renderer/src/data/recover-project.ts': 'leaving',
    // Asks `session.saveFile`, and undoes in a text field.
    'renderer/src/features/shell/use-project-commands.ts': 'leaving',
    'renderer/src/features/measures/grid/use-grid-copy.ts': 'leaving',
    // Prints the measure that is open, for the team itself.
    'renderer/src/features/measures/measure-menu.tsx': 'leaving',
    // Prints the board as the team sees it.
    'renderer/src/features/overview/board/board-view.tsx': 'leaving',
    // Prints the paper that `PaperView` shows, which takes a Shareable.
    'renderer/src/features/workshops/after/you-said-we-did.tsx': 'leaving',
    // Prints the record that is open, for the team itself.
    'renderer/src/terms/records/record-page.tsx': 'leaving',
    // Prints one path of the theory in sentences, likewise.
    'renderer/src/features/theory/sentences.tsx': 'leaving',
    // Blank slips and cards (`workshop-paper`).
    'renderer/src/features/workshops/ways-in/printed-paper.tsx': 'nothing',
    // Pictures inside the page.
    'renderer/src/ui/png-of-svg.ts': 'own',
    'renderer/src/terms/attachments/one-attachment.tsx': 'own',
    'renderer/src/features/reports/photo-fields.tsx': 'own',
  }
  const writesOnPage =
    /\b(saveFile|saveProject)\(|clipboard(Data\.setData|\.write)|execCommand\(|\.print\(|window\.open\(|createObjectURL\(|\.download\b|showSaveFilePicker|createWritable|navigator\.share/

  it('on the page are these, each with its guard', () => {
    const found = filesWith(writesOnPage).filter(name => name.startsWith('renderer/'))
    expect(found).toEqual(Object.keys(onThePage).sort())
  })

  /** What the machine writes or opens. */
  const onTheMachine: Record<string, Guard> = {
    'main/host-handlers.ts': 'leaving',
    // What is saved goes on to host-handlers; the window's title says where it is kept.
    'main/index.ts': 'leaving',
    'main/cli/files.ts': 'leaving',
    'main/cli/export.ts': 'leaving',
    'main/cli/report.ts': 'leaving',
    'main/cli/report-take-back.ts': 'leaving',
    'main/cli/report-template.ts': 'leaving',
    'main/cli/new.ts': 'leaving',
    'main/cli/project-on-disk.ts': 'leaving',
    'main/cli/add-measure.ts': 'leaving',
    'main/cli/erase.ts': 'leaving',
    'main/cli/import.ts': 'leaving',
    'main/cli/import-records.ts': 'leaving',
    // What a command says: `terminal`.
    'main/cli.ts': 'leaving',
    // A web page that somebody attached.
    'main/dialogs.ts': 'nothing',
    // Which window was where, and what was opened last.
    'main/kept-setting.ts': 'own',
    // Screens that print what they show by their own guarded button (`usePrintable`).
    'main/paper.ts': 'leaving',
    'main/services/atomic-file.ts': 'own',
    'main/services/snapshots.ts': 'own',
    // Copies what the other host keeps in the same profile.
    'main/services/other-host.ts': 'own',
    'main/services/saved-paths.ts': 'own',
    'main/services/journal.ts': 'own',
    'main/services/file-services.ts': 'own',
    'main/services/launch-key.ts': 'nothing',
    'main/services/workshop/ballot-box.ts': 'own',
  }
  const writesOnMachine =
    /\b(writeOut|saveProject|writeFileAtomically)\(|\.writeFile\(|\bappendFile\(|createWriteStream\(|\.write\(|\.appendFile\(|openExternal\(|printToPDF|clipboard\./

  it('on the machine are these, each with its guard', () => {
    const found = filesWith(writesOnMachine).filter(name => /^(main|preload)\//.test(name) && !(name in onTheNetwork))
    expect(found).toEqual(Object.keys(onTheMachine).sort())
  })

  /** What answers over a network or a loopback address. */
  const onTheNetwork: Record<string, string> = {
    'main/protocol.ts': 'the app’s own files, to the desktop’s own page',
    'main/services/page-files.ts': 'the app’s own files, the same for all',
    'main/services/web.ts': 'that an address has no meaning',
    'main/services/workshop/change-streams.ts': 'tells phones that something changed, never what',
    'main/services/workshop/co-facilitator-requests.ts':
      'a co-facilitator’s phone: how many are still answering, from `helperView`, and what became of what it sent',
    'main/services/workshop/confirm-requests.ts':
      'whoever has the link of an outcome to confirm: its words, without passages of stories that may not be told',
    'main/services/workshop/phone-server.ts': 'opens the port; its answers are those of room-requests',
    'main/services/workshop/room-pages.ts': 'what one phone asked for: its own person’s page, from `participantView`',
    'main/services/workshop/room-posts.ts':
      'what became of what one phone said: its own person’s page, from `participantView`',
    'main/services/workshop/room-requests.ts':
      'the phones’ script and style, and one person’s view, from `participantView`',
    'main/standalone.ts': 'opens the port; its answers are those of host-app',
    'main/standalone/answer-call.ts': 'the host’s calls, to a browser that was let in',
    'main/standalone/host-app.ts': 'the app itself, to a browser on this computer; calls are those of answer-call',
  }
  it('over the network are these', () => {
    const found = filesWith(
      /\bcreateServer\(|\bgetRequestListener\(|protocol\.handle\(|\bc\.(html|json|text|body|redirect)\(|\bstreamSSE\(|new Response\(|\.writeHead\(|\bresponse\.(end|write)\(|socket\.(end|write)\(/,
    )
    expect(found).toEqual(Object.keys(onTheNetwork).sort())
  })

  it('of phones show one person’s own page alone', () => {
    const shown = [...sources].filter(([name]) => name.startsWith('participant/') || name.includes('workshop/room-'))
    expect(shown.length).toBeGreaterThan(10)
    const others = shown.filter(([, text]) =>
      /FacilitatorView|facilitatorView|ProjectorView|projectorView|ProjectContents/.test(text),
    )
    expect(others.map(([name]) => name)).toEqual([])
  })

  it('of the host are these calls', () => {
    const leaving = ['saveFile', 'saveProject', 'watchProjector', 'openProjector']
    const own = [
      'appendToJournal',
      'writeSnapshot',
      'replaceSecondCopy',
      'journalsSetAside',
      'bringProject',
      'forgetProject',
      'openSession',
      'turnWall',
      'resumeSession',
      'forgetSession',
    ]
    const answers = [
      'about',
      'journalPosition',
      'readJournal',
      'listSnapshots',
      'projectsElsewhere',
      'readSnapshot',
      'openFile',
      'roomAddresses',
    ]
    const session = [
      'unfinishedSessions',
      'watchSession',
      'actInSession',
      'joinAtLaptop',
      'openSheet',
      'returnAtLaptop',
      'sessionOutcome',
    ]
    const laptop = ['participantAtLaptop', 'answerAtLaptop', 'keySlip', 'settleSlip']
    const nothing = ['readyToQuit', 'openLink', 'toggleFullScreen', 'tellMenu', 'tellAppearance']
    const known = [...leaving, ...own, ...answers, ...session, ...laptop, ...nothing]
    expect(known.sort()).toEqual(Object.keys(hostChannels).sort())
  })

  it('of the command line are these commands', () => {
    const program = commandLine(
      { cwd: '', version: '', now: () => '', newId: () => '', by: '', samplePath: '' },
      { out: () => undefined, err: () => undefined },
      () => undefined,
    )
    const writes = ['sample', 'new', 'add-measure', 'import', 'import-records', 'report', 'export', 'erase']
    const says = ['show', 'consensus', 'check']
    expect(program.commands.map(command => command.name()).sort()).toEqual([...writes, ...says].sort())
  })

  it('of exports are these kinds, of which one is the team’s own', () => {
    expect(exportKinds).toEqual(['csv', 'csv-excel', 'xlsx', 'iati', 'theory-csv', 'theory-svg'])
  })
})

describe('the gate', () => {
  const marks = 'core/privacy/shareable.ts'

  it('is opened by core/privacy alone', () => {
    expect(outside(filesWith(/import[^;]*?\bpassed\b[^;]*?privacy\/shareable/))).toEqual([])
    expect(outside(filesWith(/\bpassed\(/))).toEqual([])
    const cast = filesWith(
      /\bas (unknown as )?(Shareable|TeamCopy|Leaving)\b|<(Shareable|TeamCopy|Leaving)<[^>]*>+>\(?[a-z]/,
    )
    // What the page sends was marked there, and what a worker answers in the worker.
    expect(cast.filter(name => name !== marks)).toEqual([
      'core/host-calls.ts',
      'core/workshop/session/session-calls.ts',
      'renderer/src/data/export/export-work.ts',
      'renderer/src/features/workshops/after/paper-file.ts',
      'renderer/src/terms/export/paper-file.ts',
    ])
  })

  it('lets exact copies through in these places alone', () => {
    expect(outside(filesWith(/\bforTheTeam\(/))).toEqual([
      'core/export/exact-csv.ts',
      'core/learning/slip-form.ts',
      'core/learning/slip.ts',
      'core/people/ledger.ts',
      'core/people/letters.ts',
      'core/people/person-copy.ts',
      'main/cli/command-line.ts',
      'main/cli/new.ts',
      'main/cli/project-on-disk.ts',
      'main/cli/report-template.ts',
      'renderer/src/data/recover-project.ts',
      'renderer/src/data/session.ts',
      'renderer/src/features/learning/outcome-slips.tsx',
      'renderer/src/features/measures/grid/use-grid-copy.ts',
      'renderer/src/features/overview/board/board-view.tsx',
      'renderer/src/features/people/erase-person.tsx',
      'renderer/src/features/reports/template.worker.ts',
      'renderer/src/features/reports/use-templates.ts',
      'renderer/src/features/theory/sentences.tsx',
      'renderer/src/terms/attachments/use-attachments.ts',
      'renderer/src/terms/records/record-files.tsx',
      'renderer/src/terms/records/record-page.tsx',
    ])
    const named = [...sources.values()].flatMap(text =>
      [...text.matchAll(/forTheTeam\('([a-z-]+)'/g)].map(found => found[1]),
    )
    expect([...new Set(named)].sort()).toEqual(teamCopies.filter(copy => copy !== 'workshop-paper').toSorted())
  })

  it('is gone through by what is made in these places, which look at nothing but what came through', () => {
    expect(outside(filesWith(/\b(madeFrom|madeLater|writtenLater)\(/))).toEqual([
      'core/export/csv-files.ts',
      'core/export/export-file.ts',
      'core/export/iati.ts',
      'core/export/shared-csv.ts',
      'core/export/theory-drawing.ts',
      'core/export/workbook.ts',
      'core/learning/hearing-page.ts',
      'core/report/live-figures.ts',
      'core/report/report-model.ts',
      'core/report/take-back/working-copy.ts',
      'core/report/template/template-answers.ts',
      'core/report/workshop-paper/paper-matter.ts',
      'main/cli/report-take-back.ts',
      'main/cli/report-template.ts',
      'main/cli/report.ts',
      'renderer/src/features/learning/phase-more.tsx',
      'renderer/src/features/measures/charts/chart-files.ts',
      'renderer/src/features/measures/charts/export-chart.tsx',
      'renderer/src/features/measures/charts/table-for-pasting.ts',
      'renderer/src/features/reports/template.worker.ts',
      'renderer/src/features/reports/written-report.ts',
      'renderer/src/features/theory/export-theory.tsx',
      'renderer/src/features/workshops/after/paper.worker.ts',
      'renderer/src/features/workshops/export-votes.tsx',
      'renderer/src/terms/export/paper.worker.ts',
    ])
  })

  it('lets no comment of the team through: these files alone read comments, and none of them makes what leaves but the copy for the person', () => {
    const reading = filesWith(
      /\brows\.comment\b|useRows\('comment'\)|rowsOf\('comment'\)|\b(commentsOn|openComments)\(/,
    )
    expect(outside(reading)).toEqual([
      'core/people/person-copy.ts',
      'core/record/comments.ts',
      'renderer/src/data/attachments-of-commit.ts',
      'renderer/src/terms/comments/open-comments.tsx',
      'renderer/src/terms/comments/use-comments.ts',
    ])
    expect(sources.get('core/privacy/project.ts')).toContain('comment: [],')
    // What is printed is the page: comments, and how many there are, are not on paper.
    for (const shown of ['comments.tsx', 'open-comments.tsx'])
      expect(sources.get(`renderer/src/terms/comments/${shown}`)).toContain('data-no-print')
  })

  it('decides: no other file of what leaves reads single observations or the readings behind figures', () => {
    const made = /^core\/(export|report)\//
    const reading = filesWith(/observationsOfMeasure\(|readingFromContents\(|standingOfMeasure\(|figureForPeriod\(/)
    expect(reading.filter(name => made.test(name))).toEqual([
      'core/export/exact-csv.ts',
      'core/export/export-file.ts',
      'core/export/exported-observation.ts',
      'core/export/iati.ts',
    ])
  })
})

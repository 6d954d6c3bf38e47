import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError, hostChannels, largestFileBytes } from '@core/host-api'
import { forTheTeam } from '@core/privacy/shareable'
import { describe, expect, it } from 'vitest'
import { filterForKinds, hasEndingOfKind, projectFileIn } from '../../src/main/file-endings'
import { type Ask, answerCall, callNames, hostHandlers } from '../../src/main/host-handlers'
import { isOwnPage } from '../../src/main/page-address'
import { createServices } from '../../src/main/services/services'
import { commit } from './services/commits'
import { tempFolder } from './services/temp-folder'

/** A person who answers every question with the next of these paths. */
async function hostWith(...answers: (string | null)[]) {
  const folder = await tempFolder()
  const asked: string[] = []
  const nextAnswer = async (question: string) => {
    asked.push(question)
    return answers.shift()?.replace('~', folder) ?? null
  }
  const ask: Ask = {
    about: () => ({ kind: 'desktop', version: '1', platform: 'linux', secondCopy: true }),
    savePath: ({ suggestedName }) => nextAnswer(`save ${suggestedName}`),
    openPath: ({ kinds }) => nextAnswer(`open ${kinds}`),
    readyToQuit: ({ allSaved }) => asked.push(allSaved ? 'ready' : 'not all saved'),
    toggleFullScreen: () => asked.push('full screen'),
    tellMenu: ({ canSave }) => asked.push(`menu ${canSave}`),
    tellAppearance: ({ appearance }) => asked.push(`look ${appearance}`),
    openLink: async ({ url }) => {
      asked.push(`link ${url}`)
    },
    openProjector: ({ sessionId }) => asked.push(`projector ${sessionId}`),
  }
  const services = createServices({
    folder: join(folder, 'profile'),
    otherFolder: join(folder, 'other'),
    phoneFolder: join(folder, 'phone'),
    threadFile: null,
    now: () => new Date(2026, 7, 1),
  })
  return { folder, asked, host: hostHandlers(services, ask) }
}

const bytes = (text: string) => forTheTeam('project-file', new TextEncoder().encode(text))
const save = (text: string, askWhere = false) => ({
  projectId: 'p',
  suggestedName: 'homes.commonmeasure',
  bytes: bytes(text),
  askWhere,
})

describe('saving', () => {
  it('writes where the person chose, or nothing at all where they cancelled', async () => {
    const { host, folder } = await hostWith('~/report.docx', null)
    const request = { suggestedName: 'r.docx', kind: 'report', bytes: bytes('words') } as const
    expect(await host.saveFile(request)).toEqual({ name: 'report.docx' })
    expect(await readFile(join(folder, 'report.docx'), 'utf8')).toBe('words')
    expect(await host.saveFile(request)).toBeNull()
  })

  it('asks once where a project goes, and again only when told to', async () => {
    const { host, folder, asked } = await hostWith('~/a.commonmeasure', '~/b.commonmeasure')
    for (const text of ['one', 'two']) expect(await host.saveProject(save(text))).toEqual({ name: 'a.commonmeasure' })
    expect(await host.saveProject(save('three', true))).toEqual({ name: 'b.commonmeasure' })
    await host.saveProject(save('four'))
    expect(await readFile(join(folder, 'a.commonmeasure'), 'utf8')).toBe('two')
    expect(await readFile(join(folder, 'b.commonmeasure'), 'utf8')).toBe('four')
    expect(asked).toHaveLength(2)
  })

  it('keeps the old place where "save as" is cancelled', async () => {
    const { host, asked } = await hostWith('~/a.commonmeasure', null)
    await host.saveProject(save('one'))
    expect(await host.saveProject(save('two', true))).toBeNull()
    expect(await host.saveProject(save('three'))).toEqual({ name: 'a.commonmeasure' })
    expect(asked).toHaveLength(2)
  })

  it('asks where to when the folder is gone, as when a stick was pulled out', async () => {
    const { host, folder } = await hostWith('~/stick/a.commonmeasure', '~/b.commonmeasure')
    await mkdir(join(folder, 'stick'))
    await host.saveProject(save('one'))
    await rm(join(folder, 'stick'), { recursive: true })
    expect(await host.saveProject(save('two'))).toEqual({ name: 'b.commonmeasure' })
  })

  it('does not remember a place it could not write to', async () => {
    const { host, asked } = await hostWith('~/nowhere/a.commonmeasure', '~/b.commonmeasure')
    await expect(host.saveProject(save('one'))).rejects.toEqual(new HostError('not-found'))
    expect(await host.saveProject(save('one'))).toEqual({ name: 'b.commonmeasure' })
    expect(asked).toHaveLength(2)
  })
})

describe('opening', () => {
  it('reads the file the person chose, or answers null where they cancelled', async () => {
    const { host, folder } = await hostWith('~/a.csv', null)
    await writeFile(join(folder, 'a.csv'), 'a;b')
    const opened = await host.openFile({ kinds: ['csv'] })
    expect([opened?.name, new TextDecoder().decode(opened?.bytes)]).toEqual(['a.csv', 'a;b'])
    expect(await host.openFile({ kinds: ['csv'] })).toBeNull()
  })

  it('refuses a file larger than any it could open before it reads it', async () => {
    const { host, folder } = await hostWith('~/huge.csv')
    const file = await open(join(folder, 'huge.csv'), 'w')
    await file.truncate(largestFileBytes + 1)
    await file.close()
    await expect(host.openFile({ kinds: ['csv'] })).rejects.toEqual(new HostError('too-large'))
  })

  it('says that a file is gone', async () => {
    const { host } = await hostWith('~/gone.csv')
    await expect(host.openFile({ kinds: ['csv'] })).rejects.toEqual(new HostError('not-found'))
  })
})

describe('the table of calls', () => {
  it('has each call of the contract', () => {
    expect([...callNames].sort()).toEqual(Object.keys(hostChannels).sort())
  })

  it('keeps the second copy, and forgets all of it with its project', async () => {
    const { host, folder } = await hostWith('~/a.commonmeasure')
    await host.appendToJournal({ projectId: 'p', commits: [commit(1)] })
    await host.writeSnapshot({ projectId: 'p', title: 't', seq: 1, bytes: bytes('x') })
    await host.saveProject(save('one'))
    await host.forgetProject({ projectId: 'p' })
    expect(await host.journalPosition({ projectId: 'p' })).toBeNull()
    expect(await host.listSnapshots({ projectId: null })).toEqual([])
    await expect(readFile(join(folder, 'profile/projects/p'))).rejects.toThrow('ENOENT')
    expect(await readFile(join(folder, 'a.commonmeasure'), 'utf8')).toBe('one')
  })

  it('hands over nothing that its table does not name, where we develop and test', async () => {
    const { host } = await hostWith()
    const summary = { projectId: 'p', name: 's', title: 't', seq: 1, takenAt: '', sizeBytes: 1 }
    const answering = (snapshot: object) => ({ ...host, listSnapshots: async () => [snapshot] }) as typeof host
    const asked = { projectId: null }
    expect(await answerCall(answering(summary), 'listSnapshots', asked)).toEqual([summary])
    await expect(answerCall(answering({ ...summary, path: '/home/x' }), 'listSnapshots', asked)).rejects.toThrow('path')
    await expect(answerCall(answering({ ...summary, seq: '1' }), 'listSnapshots', asked)).rejects.toThrow('seq')
  })

  it('refuses what does not fit before any handler sees it', async () => {
    const { host, asked } = await hostWith()
    for (const name of ['/etc/passwd', '..', 'a\\b', '.hidden', 'a\u0000b', 'C:a', '', 'a'.repeat(201)]) {
      const request = { suggestedName: name, kind: 'report', bytes: bytes('x') }
      await expect(answerCall(host, 'saveFile', request)).rejects.toEqual(new HostError('bad-request'))
    }
    expect(asked).toEqual([])
  })
})

describe('what belongs to us', () => {
  it('is our own page, and the development page only where there is one', () => {
    expect(isOwnPage('app://common-measure/index.html#/p/1', null)).toBe(true)
    for (const address of [
      'app://common-measure.evil/',
      'app://evil/',
      'https://common-measure/',
      'file:///common-measure/',
      'data:text/html,x',
      'about:blank',
      '',
      'http://127.0.0.1:5173/',
    ])
      expect([address, isOwnPage(address, null)]).toEqual([address, false])
    expect(isOwnPage('http://127.0.0.1:5173/x', 'http://127.0.0.1:5173')).toBe(true)
    expect(isOwnPage('http://127.0.0.1:51730/x', 'http://127.0.0.1:5173')).toBe(false)
  })

  it('is a project file on the command line, wherever it stands', () => {
    expect(projectFileIn(['--flag', 'homes.CommonMeasure'], '/home/x')).toBe('/home/x/homes.CommonMeasure')
    expect(projectFileIn(['--file=a.commonmeasure', '/tmp/a.csv'], '/home/x')).toBeNull()
  })

  it('is shown by its kind in the dialogs', () => {
    expect(filterForKinds(['csv', 'workbook']).extensions).toEqual(['csv', 'tsv', 'txt', 'xlsx'])
    expect([hasEndingOfKind('/a/B.DOCX', 'report'), hasEndingOfKind('/a/docx', 'report')]).toEqual([true, false])
  })
})

import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError, type SnapshotSummary } from '@core/host-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapshotsKept, snapshotsToThin } from '../../../src/main/services/retention'
import { createSnapshots } from '../../../src/main/services/snapshots'
import { tempFolder } from './temp-folder'

const noon = (day: number, minute = 0) => new Date(2026, 7, day, 12, minute)
const project = (text: string, seq = 1) => ({
  projectId: 'p',
  title: 'Homes – “for all”',
  seq,
  bytes: new TextEncoder().encode(text),
})

describe('a snapshot', () => {
  it('is listed with what it holds, and reads back the same', async () => {
    const snapshots = createSnapshots(await tempFolder(), () => noon(1))
    const written = await snapshots.write(project('whole', 41))
    expect(written).toEqual({
      projectId: 'p',
      name: expect.stringMatching(/^\d{8}T\d{9}Z-41$/),
      title: 'Homes – “for all”',
      seq: 41,
      takenAt: noon(1).toISOString(),
      sizeBytes: 5,
    })
    expect(await snapshots.list('p')).toEqual([written])
    expect(new TextDecoder().decode(await snapshots.read('p', written.name))).toBe('whole')
  })

  it('gets a name of its own, even at the same moment', async () => {
    const snapshots = createSnapshots(await tempFolder(), () => noon(1))
    const names = await Promise.all(['a', 'b', 'c'].map(async text => (await snapshots.write(project(text))).name))
    expect(new Set(names).size).toBe(3)
  })

  it('is listed newest first, of one project or of all', async () => {
    let now = noon(1)
    const snapshots = createSnapshots(await tempFolder(), () => now)
    for (const [day, projectId] of [
      [1, 'p'],
      [2, 'q'],
      [3, 'p'],
    ] as const) {
      now = noon(day)
      await snapshots.write({ ...project(`${day}`), projectId })
    }
    const days = async (projectId: string | null) =>
      (await snapshots.list(projectId)).map(({ takenAt }) => new Date(takenAt).getDate())
    expect([await days(null), await days('p'), await days('nobody')]).toEqual([[3, 2, 1], [3, 1], []])
  })

  it.each([
    ['changed', async (path: string) => writeFile(path, 'wh0le')],
    ['cut short', async (path: string) => writeFile(path, 'whol')],
  ])('that was %s on the disk is refused, never given back as it is', async (_how, damage) => {
    const folder = await tempFolder()
    const snapshots = createSnapshots(folder, () => noon(1))
    const { name } = await snapshots.write(project('whole'))
    await damage(join(folder, 'p/snapshots', `${name}.commonmeasure`))
    await expect(snapshots.read('p', name)).rejects.toEqual(new HostError('read-back-differs'))
  })

  it('that is not there is not found, and no name leads out of its folder', async () => {
    const snapshots = createSnapshots(await tempFolder(), () => noon(1))
    await expect(snapshots.read('p', 'nothing')).rejects.toEqual(new HostError('not-found'))
    for (const name of ['..', '../../places', 'a.b', '/etc/passwd', ''])
      await expect(snapshots.read('p', name)).rejects.toEqual(new HostError('bad-request'))
    await expect(snapshots.write({ ...project('x'), projectId: '../q' })).rejects.toEqual(new HostError('bad-request'))
  })

  it('that a crash left unfinished is not offered, and is cleared away by the next', async () => {
    const folder = await tempFolder()
    const place = join(folder, 'p/snapshots')
    await mkdir(place, { recursive: true })
    await writeFile(join(place, '20260801T000000000Z-1.commonmeasure'), 'no note yet')
    await writeFile(join(place, '.x.commonmeasure.0123456789ab.part'), 'half')
    const longAgo = new Date(0)
    await utimes(join(place, '.x.commonmeasure.0123456789ab.part'), longAgo, longAgo)
    const snapshots = createSnapshots(folder, () => noon(1))
    expect(await snapshots.list('p')).toEqual([])
    const { name } = await snapshots.write(project('whole', 2))
    expect((await readdir(place)).sort()).toEqual([`${name}.commonmeasure`, `${name}.json`])
  })

  it('stays listed where another one lost its note or its file', async () => {
    const folder = await tempFolder()
    let minute = 0
    const snapshots = createSnapshots(folder, () => noon(1, minute++))
    const [a, b, c] = [
      await snapshots.write(project('a')),
      await snapshots.write(project('b')),
      await snapshots.write(project('c')),
    ]
    await rm(join(folder, 'p/snapshots', `${a.name}.commonmeasure`))
    await writeFile(join(folder, 'p/snapshots', `${b.name}.json`), '{"title":')
    expect(await snapshots.list('p')).toEqual([c])
  })

  it('goes when its project is forgotten, and no other does', async () => {
    const folder = await tempFolder()
    const snapshots = createSnapshots(folder, () => noon(1))
    await snapshots.write(project('p'))
    const other = await snapshots.write({ ...project('q'), projectId: 'q' })
    await snapshots.forget('p')
    expect(await snapshots.list(null)).toEqual([other])
  })
})

describe('thinning', () => {
  const taken = (when: Date, seq: number): SnapshotSummary => ({
    projectId: 'p',
    name: `s${seq}`,
    title: '',
    seq,
    takenAt: when.toISOString(),
    sizeBytes: 1,
  })
  const staying = (snapshots: SnapshotSummary[], now: Date) => {
    const going = new Set(snapshotsToThin(snapshots, now))
    return snapshots.filter(snapshot => !going.has(snapshot))
  }

  it('keeps three of today, the newest of each earlier day, and ten in all', async () => {
    const folder = await tempFolder()
    let now = noon(1)
    const snapshots = createSnapshots(folder, () => now)
    for (let day = 1; day <= 14; day += 1)
      for (let minute = 0; minute < 5; minute += 1) {
        now = noon(day, minute)
        await snapshots.write(project(`${day} ${minute}`, day * 10 + minute))
      }
    const kept = (await snapshots.list('p')).map(({ seq }) => seq)
    expect(kept).toEqual([144, 143, 142, 134, 124, 114, 104, 94, 84, 74])
    expect(await readdir(join(folder, 'p/snapshots'))).toHaveLength(20)
    expect(
      await readFile(join(folder, 'p/snapshots', (await snapshots.list('p'))[9]?.name.concat('.json') ?? ''), 'utf8'),
    ).toContain('"seq":74')
  })

  it('keeps the one just written, even where the clock went back', () => {
    const now = noon(1)
    const fromTheFuture = Array.from({ length: 12 }, (_, index) => taken(noon(20 - index), 100 - index))
    expect(staying([taken(now, 101), ...fromTheFuture], now)[0]?.seq).toBe(101)
  })

  it('never takes the only one, never keeps more than ten, and never leaves out today', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }), daysAgo => {
        const now = noon(28)
        const list = daysAgo
          .sort((a, b) => a - b)
          .map((days, index) => taken(new Date(now.getTime() - days * 86_400_000 - index), 100 - index))
        const kept = staying(list, now)
        expect(kept[0]).toBe(list[0])
        expect(kept.length).toBeLessThanOrEqual(snapshotsKept.inAll)
        const today = (found: SnapshotSummary[]) =>
          found.filter(({ takenAt }) => new Date(takenAt).getDate() === 28).length
        expect(today(kept)).toBeGreaterThanOrEqual(Math.min(today(list), 1))
      }),
    )
  })
})

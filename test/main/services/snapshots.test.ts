import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError, type SnapshotSummary } from '@core/host-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSnapshots, snapshotsKept, snapshotsToThin } from '../../../src/main/services/snapshots'
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

  it('is listed by its place in the log, of one project or of all, whatever the clock said', async () => {
    let now = noon(1)
    const snapshots = createSnapshots(await tempFolder(), () => now)
    for (const [day, projectId, seq] of [
      [20, 'p', 1],
      [2, 'q', 7],
      [3, 'p', 2],
      [4, 'p', 2],
    ] as const) {
      now = noon(day)
      await snapshots.write({ ...project(`${day}`, seq), projectId })
    }
    const listed = async (projectId: string | null) =>
      (await snapshots.list(projectId)).map(({ projectId, seq, takenAt }) => [
        projectId,
        seq,
        new Date(takenAt).getDate(),
      ])
    const ofP = [
      ['p', 2, 4],
      ['p', 2, 3],
      ['p', 1, 20],
    ]
    expect([await listed('p'), await listed('nobody')]).toEqual([ofP, []])
    expect((await listed(null)).sort()).toEqual([...ofP, ['q', 7, 2]].sort())
    expect((await listed(null)).filter(([projectId]) => projectId === 'p')).toEqual(ofP)
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
    for (const name of ['..', '../../saved-paths', 'a.b', '/etc/passwd', ''])
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
  const staying = (written: SnapshotSummary, others: SnapshotSummary[]) => {
    const going = new Set(snapshotsToThin(written, others))
    return [written, ...others].filter(snapshot => !going.has(snapshot)).map(({ seq }) => seq)
  }

  it('keeps the newest three, the newest of each earlier day, and ten in all', async () => {
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

  it('keeps the newest of the log where the clock was a year ahead for a while, and was put right', async () => {
    const folder = await tempFolder()
    let now = new Date(2027, 8, 1)
    const snapshots = createSnapshots(folder, () => now)
    for (let seq = 1; seq <= 12; seq += 1) {
      now = new Date(2027, 8, seq)
      await snapshots.write(project('ahead', seq))
    }
    for (let seq = 13; seq <= 15; seq += 1) {
      now = noon(1, seq)
      await snapshots.write(project('right', seq))
    }
    expect((await snapshots.list('p')).map(({ seq }) => seq)).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6])
  })

  it('keeps the newest three where the clock always says the same day', () => {
    const list = Array.from({ length: 12 }, (_, index) => taken(noon(1), 20 - index))
    expect(staying(taken(noon(1), 21), list)).toEqual([21, 20, 19])
  })

  it('keeps the one just written, even where others are later in the log', () => {
    const later = Array.from({ length: 12 }, (_, index) => taken(noon(20 - index), 100 - index))
    expect(staying(taken(noon(1), 5), later)[0]).toBe(5)
  })

  it('never takes the newest of the log, whatever the clock said, and never keeps more than ten', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }), fc.nat(29), (daysAgo, at) => {
        const list = daysAgo.map((days, index) => taken(new Date(noon(28).getTime() - days * 86_400_000), index))
        const written = list[at % list.length] as SnapshotSummary
        const others = list.filter(snapshot => snapshot !== written)
        const kept = staying(written, others)
        expect(kept).toContain(written.seq)
        expect(kept).toContain(list.length - 1)
        expect(kept.length).toBeLessThanOrEqual(snapshotsKept.inAll)
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(list.length, snapshotsKept.newest))
      }),
    )
  })
})

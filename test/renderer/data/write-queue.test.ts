import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { writeProblemOf } from '../../../src/renderer/src/data/write-problem'
import { writeQueue } from '../../../src/renderer/src/data/write-queue'

const noRoom = () => new DOMException('FILE_ERROR_NO_SPACE', 'UnknownError')

/** A disk that is full until told otherwise, and what was written to it. */
function disk() {
  const written: string[] = []
  let isFull = true
  return {
    written,
    free: () => {
      isFull = false
    },
    write: (what: string) => async () => {
      if (isFull) throw noRoom()
      written.push(what)
      return what
    },
  }
}

it('writes what waited before what came later, in their order', async () => {
  const { written, free, write } = disk()
  const queue = writeQueue()
  const first = queue.add(write('first'), { keepTrying: true })
  const second = queue.add(write('second'), { keepTrying: true })
  await queue.settled()
  expect(queue.isWaiting()).toBe(true)
  free()
  // Whatever is added sets it off: no need to wait for the next try.
  await queue.add(write('third'))
  expect(written).toEqual(['first', 'second', 'third'])
  expect(await Promise.all([first, second])).toEqual(['first', 'second'])
  expect(queue.isWaiting()).toBe(false)
  await queue.emptied()
})

it('refuses what cannot wait, and keeps what can', async () => {
  const { written, free, write } = disk()
  const queue = writeQueue()
  const waiting = queue.add(write('typed'), { keepTrying: true })
  await expect(queue.add(write('form'))).rejects.toThrow('NO_SPACE')
  free()
  await queue.add(write('form again'))
  await waiting
  expect(written).toEqual(['typed', 'form again'])
})

it('passes over what can never be written', async () => {
  const queue = writeQueue()
  const broken = queue.add(() => Promise.reject(new Error('does not fit')), { keepTrying: true })
  const next = queue.add(async () => 'next')
  await expect(broken).rejects.toThrow('does not fit')
  expect(await next).toBe('next')
  expect(queue.isWaiting()).toBe(false)
})

it('knows trouble of the disk, however Dexie wraps it, from a write that is wrong', () => {
  const aborted = new DOMException('The transaction was aborted', 'AbortError')
  expect(writeProblemOf(new Dexie.BulkError('project.bulkPut(): 1 of 1 operations failed', [aborted]))).toBe(
    'storage-failed',
  )
  expect(writeProblemOf(new Dexie.OpenFailedError(noRoom()))).toBe('disk-full')
  expect(writeProblemOf(new Dexie.DatabaseClosedError())).toBe('storage-failed')
  const taken = new DOMException('Key already exists', 'ConstraintError')
  expect(writeProblemOf(new Dexie.BulkError('bulkAdd failed', [taken]))).toBeNull()
  expect(writeProblemOf(new TypeError('a bug'))).toBeNull()
})

it.each([0, 1, 2, 3, 4, 5])('runs what is added %i steps after the one before was done', async steps => {
  const queue = writeQueue()
  await queue.add(async () => undefined)
  for (let step = 0; step < steps; step += 1) await null
  expect(await queue.add(async () => 'done')).toBe('done')
})

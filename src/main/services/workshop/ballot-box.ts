import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { flushFolder, writeAll } from '../atomic-file'
import { codeOf } from '../host-error'

/**
 * What a key is made from. It is 256 blocks of a disk long because each of them is needed: where a file system keeps old blocks
 * after they are overwritten, the key is lost with the first of them that is used again.
 */
const keyMaterialBytes = 1024 * 1024
const ivBytes = 12
const tagBytes = 16
/** Ballots are filled up to this, so that the length of a line does not tell the answer. */
const paddedToBytes = 256

export const sealedBallotsFile = (box: string): string => `ballots-${box}.sealed`
export const ballotKeyFile = (box: string): string => `ballots-${box}.key`

/** The key of an open vote; made, and on the disk, before the first ballot is. */
export async function ballotKey(folder: string, box: string): Promise<Buffer> {
  return (await keptBallotKey(folder, box)) ?? newBallotKey(join(folder, ballotKeyFile(box)))
}

/** `null`: there is none, or only part of one. No ballot was ever written with it then, or nobody can read it any more. */
export async function keptBallotKey(folder: string, box: string): Promise<Buffer | null> {
  try {
    const material = await readFile(join(folder, ballotKeyFile(box)))
    return material.byteLength === keyMaterialBytes ? keyFrom(material) : null
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

async function newBallotKey(path: string): Promise<Buffer> {
  const material = randomBytes(keyMaterialBytes)
  const file = await open(path, 'w', 0o600)
  try {
    await writeAll(file, material)
    await file.sync()
  } finally {
    await file.close()
  }
  await flushFolder(dirname(path))
  const key = keyFrom(material)
  material.fill(0)
  return key
}

const keyFrom = (material: Buffer): Buffer => createHash('sha256').update(material).digest()

/** A ballot as one line: AES-256-GCM, base64 of initialisation vector, tag and what is encrypted. */
export function sealedLine(ballot: unknown, key: Buffer): string {
  const json = Buffer.from(JSON.stringify(ballot), 'utf8')
  const padded = Buffer.alloc(Math.ceil(json.byteLength / paddedToBytes) * paddedToBytes, ' ')
  json.copy(padded)
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const encrypted = Buffer.concat([cipher.update(padded), cipher.final()])
  return `${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64')}\n`
}

/** The JSON of a line that was sealed with this key; `null`: it was not, or it is not what it was. */
export function openedLine(line: string, key: Buffer): string | null {
  const bytes = Buffer.from(line, 'base64')
  if (bytes.byteLength < ivBytes + tagBytes) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

const chunkBytes = 1 << 16

/** Overwrites a file with zeros, flushes, and removes it: what a disk lets a program do to make it unreadable. */
export async function eraseFile(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+')
    try {
      const { size } = await file.stat()
      const zeros = Buffer.alloc(Math.min(size, chunkBytes))
      for (let at = 0; at < size; at += zeros.byteLength)
        await file.write(zeros, 0, Math.min(zeros.byteLength, size - at), at)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  await rm(path, { force: true })
}

import { type Commit, commitSchema } from '@core/change/change'

const newline = 0x0a

export const journalLine = (commit: Commit): string => `${JSON.stringify(commit)}\n`

/** `sizeBytes` is where the good part ends; damage is in the middle where whole lines follow the first bad one. */
export type GoodPart = { commits: Commit[]; sizeBytes: number; damagedInTheMiddle: boolean }

/**
 * The commits up to the first line that is torn, is not a commit, or does not follow the one before. A last line without its
 * end is torn even if it reads well: it was never answered.
 */
export function goodPartOfJournal(bytes: Uint8Array): GoodPart {
  const commits: Commit[] = []
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let from = 0
  for (;;) {
    const end = bytes.indexOf(newline, from)
    if (end === -1) return { commits, sizeBytes: from, damagedInTheMiddle: false }
    const commit = commitOfLine(decoder, bytes.subarray(from, end))
    const last = commits.at(-1)
    if (commit === null || (last !== undefined && commit.seq !== last.seq + 1))
      return { commits, sizeBytes: from, damagedInTheMiddle: end + 1 < bytes.byteLength }
    commits.push(commit)
    from = end + 1
  }
}

function commitOfLine(decoder: TextDecoder, line: Uint8Array): Commit | null {
  try {
    return commitSchema.parse(JSON.parse(decoder.decode(line)))
  } catch {
    return null
  }
}

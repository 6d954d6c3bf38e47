/** Results as a person reads them. */
export function tableOf({ title, roundsMade, lines, notes }) {
  const rows = lines.map(line => [
    line.what,
    ms(line.oursMs),
    line.against,
    ms(line.theirsMs),
    line.ratio === null ? '' : `${times(line.ratio)} (${times(line.lowest)} to ${times(line.highest)})`,
    targetWords(line),
  ])
  const head = ['', 'ours', 'against', 'theirs', 'ratio', 'target']
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => row[column].length)))
  const isNumber = column => column === 1 || column === 3
  const printed = [head, ...rows].map(row =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd(),
  )
  return [
    `${title}, median of ${roundsMade} round${roundsMade === 1 ? '' : 's'}`,
    ...printed.map(line => `  ${line}`),
    ...notes.map(note => `  - ${note}`),
  ].join('\n')
}

const ms = number => `${number < 100 ? number.toFixed(1) : Math.round(number).toLocaleString('en-GB')} ms`
const times = ratio => (ratio < 10 ? ratio.toFixed(2) : Math.round(ratio).toLocaleString('en-GB'))

function targetWords({ target, met }) {
  if (target === null) return ''
  const words =
    target.atMost !== undefined
      ? `at most ${target.atMost}`
      : target.atLeast !== undefined
        ? `at least ${target.atLeast} times faster`
        : `under ${target.underMs} ms`
  return `${words}: ${met ? 'met' : 'MISSED'}`
}

/**
 * Official codes of places in the United Kingdom (GSS codes, ONS): a letter for the nation, two digits for the kind of place, six
 * for the place. https://geoportal.statistics.gov.uk, Register of Geographic Codes.
 */
const areaCode = /^[EWSNKJ]\d{8}$/

export const isAreaCode = (text: string): boolean => areaCode.test(text.trim().toUpperCase())

/** What kind of place a code is of, by its first signs: `E92` England, `E12` a region, `E07` a district. */
export const codeKind = (code: string): string => code.trim().slice(0, 3).toUpperCase()

const anyOf = (letters: string): RegExp => new RegExp(`^[${letters}]`)
const localAuthorities = ['E06', 'E07', 'E08', 'E09']

/** Kinds of place that are made up of others, with the kinds they are made of. The first that is of a nation or more come first. */
const madeOf: readonly (readonly [kind: string, parts: RegExp])[] = [
  ['K02', anyOf('EWSN')],
  ['K03', anyOf('EWS')],
  ['K04', anyOf('EW')],
  ['E92', anyOf('E')],
  ['W92', anyOf('W')],
  ['S92', anyOf('S')],
  ['N92', anyOf('N')],
  ['E12', /^E(0[0-9]|1[0134]|47)/],
  ['E40', /^E(54|38)/],
  ['E54', /^E38/],
  ['E47', /^E0[0-9]/],
  ['E10', /^E07/],
  ['E11', /^E08/],
  ['E13', /^E09/],
  ...localAuthorities.map(kind => [kind, /^E(0[0-5]|14)/] as const),
  ['W06', /^W(0[0-5]|07)/],
  ['S12', /^S(0[0-5]|1[34])/],
  ['N09', /^N(0[0-8]|10)/],
]

/** Of kinds of code those whose places are made up of places of other kinds that are there, the widest first. */
export function kindsOfTotals(kinds: Iterable<string>): string[] {
  const there = [...kinds]
  return madeOf.flatMap(([kind, parts]) =>
    there.includes(kind) && there.some(other => other !== kind && parts.test(other)) ? [kind] : [],
  )
}

/** Whether a kind holds all of what another is part of: England all districts of England. */
export const holdsKind = (kind: string, other: string): boolean =>
  madeOf.some(([each, parts]) => each === kind && parts.test(other))

/** A kind of which there is one place only: a nation, or several. */
export const isNation = (kind: string): boolean => /^(K0[234]|[EWSN]92)$/.test(kind)

const names: Readonly<Record<string, string>> = {
  K02000001: 'United Kingdom',
  K03000001: 'Great Britain',
  K04000001: 'England and Wales',
  E92000001: 'England',
  W92000004: 'Wales',
  S92000003: 'Scotland',
  N92000002: 'Northern Ireland',
  E12000001: 'North East',
  E12000002: 'North West',
  E12000003: 'Yorkshire and The Humber',
  E12000004: 'East Midlands',
  E12000005: 'West Midlands',
  E12000006: 'East of England',
  E12000007: 'London',
  E12000008: 'South East',
  E12000009: 'South West',
}

/** What a place is called where its code says it; otherwise the code. */
export const placeOfCode = (code: string): string => {
  const plain = code.trim()
  return names[plain.toUpperCase()] ?? plain
}

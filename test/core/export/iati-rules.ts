import type { XmlNode } from './xml-tree'

/**
 * The rules of IATI 2.03 for the elements we write, read from iati-activities-schema.xsd and iati-common.xsd (version 2.03,
 * github.com/IATI/IATI-Schemas): which children an element has, in which order and how often, and which attributes. With the
 * code lists ResultType, IndicatorMeasure, OrganisationType, OrganisationRole, ActivityStatus and ActivityDateType.
 */
type Often = '1' | '?' | '*' | '+'
type AttributeRule = { readonly required: boolean; readonly fits: (value: string) => boolean }
type ElementRule = {
  readonly children: readonly (readonly [name: string, often: Often])[]
  readonly attributes: Readonly<Record<string, AttributeRule>>
  readonly hasText?: true
}

const oneOf =
  (...codes: readonly string[]) =>
  (value: string) =>
    codes.includes(value)
const anything = () => true
const isBoolean = oneOf('true', 'false', '1', '0')
const isDate = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)
const isDateTime = (value: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/.test(value)
const isYear = (value: string) => /^[1-9]\d{3}$/.test(value)
const isNumber = (value: string) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(value)
const must = (fits: (value: string) => boolean): AttributeRule => ({ required: true, fits })
const may = (fits: (value: string) => boolean): AttributeRule => ({ required: false, fits })

const organisationType = oneOf(
  '10',
  '11',
  '15',
  '21',
  '22',
  '23',
  '24',
  '30',
  '40',
  '60',
  '70',
  '71',
  '72',
  '73',
  '80',
  '90',
)
const narrated: ElementRule = { children: [['narrative', '+']], attributes: {} }
const dated: ElementRule = { children: [], attributes: { 'iso-date': must(isDate) } }
const value: ElementRule = {
  children: [
    ['location', '*'],
    ['dimension', '*'],
    ['comment', '?'],
    ['document-link', '*'],
  ],
  // "must be included for non-qualitative measures": we write no qualitative ones.
  attributes: { value: must(isNumber) },
}

const rules: Readonly<Record<string, ElementRule>> = {
  'iati-activities': {
    children: [['iati-activity', '+']],
    attributes: { version: must(oneOf('2.03')), 'generated-datetime': may(isDateTime) },
  },
  'iati-activity': {
    children: [
      ['iati-identifier', '1'],
      ['reporting-org', '1'],
      ['title', '1'],
      ['description', '+'],
      ['participating-org', '+'],
      ['activity-status', '1'],
      ['activity-date', '+'],
      ['recipient-country', '*'],
      ['recipient-region', '*'],
      ['sector', '*'],
      ['result', '*'],
    ],
    attributes: { 'xml:lang': may(anything), 'last-updated-datetime': may(isDateTime) },
  },
  'iati-identifier': { children: [], attributes: {}, hasText: true },
  'reporting-org': {
    children: [['narrative', '+']],
    attributes: { ref: must(value => value !== ''), type: must(organisationType) },
  },
  title: narrated,
  description: { children: [['narrative', '+']], attributes: { type: may(anything) } },
  comment: narrated,
  narrative: { children: [], attributes: {}, hasText: true },
  'participating-org': {
    children: [['narrative', '*']],
    attributes: { ref: may(anything), type: may(organisationType), role: must(oneOf('1', '2', '3', '4')) },
  },
  'activity-status': { children: [], attributes: { code: must(oneOf('1', '2', '3', '4', '5', '6')) } },
  'activity-date': {
    children: [['narrative', '*']],
    attributes: { type: must(oneOf('1', '2', '3', '4')), 'iso-date': must(isDate) },
  },
  'recipient-country': { children: [['narrative', '*']], attributes: { code: must(code => /^[A-Z]{2}$/.test(code)) } },
  'recipient-region': {
    children: [['narrative', '*']],
    attributes: { code: must(code => /^\d{2,4}$/.test(code)), vocabulary: may(oneOf('1')) },
  },
  sector: {
    children: [['narrative', '*']],
    attributes: { code: must(code => /^\d{5}$/.test(code)), vocabulary: may(oneOf('1')) },
  },
  result: {
    children: [
      ['title', '1'],
      ['description', '?'],
      ['document-link', '*'],
      ['reference', '*'],
      ['indicator', '+'],
    ],
    attributes: { type: must(oneOf('1', '2', '3', '9')), 'aggregation-status': may(isBoolean) },
  },
  indicator: {
    children: [
      ['title', '1'],
      ['description', '?'],
      ['document-link', '*'],
      ['reference', '*'],
      ['baseline', '*'],
      ['period', '*'],
    ],
    attributes: {
      measure: must(oneOf('1', '2', '3', '4', '5')),
      ascending: may(isBoolean),
      'aggregation-status': may(isBoolean),
    },
  },
  baseline: {
    children: [
      ['location', '*'],
      ['dimension', '*'],
      ['document-link', '*'],
      ['comment', '?'],
    ],
    attributes: { 'iso-date': may(isDate), year: must(isYear), value: must(isNumber) },
  },
  period: {
    children: [
      ['period-start', '1'],
      ['period-end', '1'],
      ['target', '*'],
      ['actual', '*'],
    ],
    attributes: {},
  },
  'period-start': dated,
  'period-end': dated,
  target: value,
  actual: value,
  dimension: { children: [], attributes: { name: must(text => text !== ''), value: must(text => text !== '') } },
}

/** What breaks the rules, each with the way to it. Empty: nothing. */
export function brokenIatiRules(node: XmlNode, way = ''): string[] {
  const here = `${way}/${node.name}`
  const rule = rules[node.name]
  if (!rule) return [`${here}: no such element`]
  return [
    ...brokenOrder(node, rule, here),
    ...Object.keys(node.attributes).flatMap(name => (rule.attributes[name] ? [] : [`${here}: no attribute ${name}`])),
    ...Object.entries(rule.attributes).flatMap(([name, { required, fits }]) => {
      const said = node.attributes[name]
      if (said === undefined) return required ? [`${here}: without ${name}`] : []
      return fits(said) ? [] : [`${here}: ${name}="${said}"`]
    }),
    ...(rule.hasText
      ? node.text.trim() === ''
        ? [`${here}: empty`]
        : []
      : node.text.trim() === ''
        ? []
        : [`${here}: text`]),
    ...node.children.flatMap(child => brokenIatiRules(child, here)),
  ]
}

function brokenOrder({ children }: XmlNode, rule: ElementRule, here: string): string[] {
  const names = rule.children.map(([name]) => name)
  const places = children.map(({ name }) => names.indexOf(name))
  const broken = children.flatMap(({ name }, index) => (places[index] === -1 ? [`${here}: no ${name} in it`] : []))
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) broken.push(`${here}: not in order`)
  for (const [name, often] of rule.children) {
    const count = children.filter(child => child.name === name).length
    if ((often === '1' || often === '+') && count === 0) broken.push(`${here}: without ${name}`)
    if ((often === '1' || often === '?') && count > 1) broken.push(`${here}: ${count} ${name}`)
  }
  return broken
}

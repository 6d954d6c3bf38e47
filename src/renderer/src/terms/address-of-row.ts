/** What shows a row that has no page of its own. */
type ShownBy = { readonly kind: string; readonly id: string }
type AddressOf = (id: string, shownBy: ShownBy) => string

/** `field`: what gets the focus there (`useFieldFromAddress`); else the heading does. */
const pages: Readonly<Record<string, AddressOf>> = {
  element: id => `theory?element=${id}&field=panel`,
  link: id => `theory?link=${id}&field=panel`,
  frame: (id, { id: theory }) => `theory?theory=${theory}&frame=${id}&field=panel`,
  theoryVersion: id => `theory?view=versions&field=version-${id}`,
  assumption: id => `theory?view=claims&list=assumption&record=${id}`,
  evidence: id => `theory?view=claims&list=evidence&record=${id}`,
  measure: id => `measures/${id}`,
  'measure-values': id => `measures/${id}?view=observations`,
  observation: (_, { id }) => `measures/${id}?view=observations`,
  rubricJudging: (_, { id }) => `measures/${id}`,
  judgement: (_, { kind, id }) => withField(addressOfRow(kind, id), 'judge'),
  import: id => `evidence?field=import-${id}`,
  workshop: id => `workshops/${id}`,
  narrative: (id, { id: period }) => `reports?period=${period}&field=narrative-${id}`,
  reportOutline: id => `reports?field=outline-${id}`,
  reportTemplate: id => `reports?field=template-${id}`,
  reportNote: id => `reports?field=note-${id}`,
  reportExport: id => `reports?field=export-${id}`,
  reportingPeriod: id => `settings?field=period-${id}`,
  comment: (id, { kind, id: of }) => withField(addressOfRow(kind, of), `comment-${id}`),
  attachment: (id, { kind, id: of }) =>
    withField(kind === 'measure' ? `measures/${of}?view=definition` : addressOfRow(kind, of), `attachment-${id}`),
}

/** Kinds of record that are listed under People; all others that have no page above are under Learning. */
const peopleKinds: ReadonlySet<string> = new Set([
  'person',
  'contact',
  'consent',
  'gathering',
  'attendance',
  'payment',
  'payNote',
])

/** Where a row is shown, within the address of its project; ids are fit for addresses. `shownBy`: as its `SearchDocument` has it. */
export function addressOfRow(kind: string, id: string, shownBy: ShownBy = { kind: '', id: '' }): string {
  const own = pages[kind]
  return own ? own(id, shownBy) : `${peopleKinds.has(kind) ? 'people' : 'learning'}?list=${kind}&record=${id}`
}

/** The list of a kind of record. */
export function addressOfList(kind: string): string {
  const [list = ''] = addressOfRow(kind, '').split(/&record=/)
  return list
}

function withField(address: string, field: string): string {
  const [path = '', search] = address.split('?')
  const params = new URLSearchParams(search)
  params.set('field', field)
  return `${path}?${params}`
}

/** The row that a screen shows at an address within the project; null: none, or a list. */
export function rowAtAddress(path: string, search: string): { readonly kind: string; readonly id: string } | null {
  const params = new URLSearchParams(search)
  const [list, record] = [params.get('list'), params.get('record')]
  if (list && record) return { kind: list, id: record }
  for (const kind of ['element', 'link', 'frame']) {
    const id = params.get(kind)
    if (id) return { kind, id }
  }
  const [screen, id] = path.split('/').filter(Boolean)
  if (!id) return null
  if (screen === 'measures' && id !== 'observations') return { kind: 'measure', id }
  if (screen === 'workshops' && id !== 'new' && id !== 'bring-in') return { kind: 'workshop', id }
  return null
}

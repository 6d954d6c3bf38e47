import { t } from '@core/words/words'
import type { FieldOffered } from '../fields'
import type { ReportBlock, ReportModel } from '../model'
import { shortened } from '../text'
import type { TemplateSource } from './template-answers'

/** Every field with today's value, as a paper to copy from: the project's first, then sections, then a table for each measure. */
export function fieldList({ offered, answers, madeAt }: TemplateSource, period: string): ReportModel {
  const measures = new Map<string, FieldOffered[]>()
  for (const field of offered) {
    if (field.group === 'measure') measures.set(field.measure.id, [...(measures.get(field.measure.id) ?? []), field])
  }
  const sections = (answers.sections ?? []).map(({ names }) => names[0] ?? '')
  return {
    title: t('reportTemplate:list.title', { period }),
    cover: null,
    madeAt,
    blocks: [
      { kind: 'paragraph', tone: 'body', text: t('reportTemplate:list.how') },
      { kind: 'heading', level: 2, text: t('reportTemplate:list.project') },
      tableOf(
        t('reportTemplate:list.project'),
        offered.filter(({ group }) => group !== 'measure'),
      ),
      { kind: 'heading', level: 2, text: t('reportTemplate:list.sections') },
      { kind: 'paragraph', tone: 'body', text: t('reportTemplate:list.sectionsHow') },
      { kind: 'list', items: ['{{report}}', ...sections.map(name => `{{section: ${name}}}`)].map(text => ({ text })) },
      { kind: 'heading', level: 2, text: t('reportTemplate:list.measures') },
      { kind: 'paragraph', tone: 'body', text: t('reportTemplate:list.chartsHow') },
      ...[...measures.values()].flatMap((fields): ReportBlock[] => {
        const [first] = fields
        if (first?.group !== 'measure') return []
        return [{ kind: 'heading', level: 3, text: first.measure.title }, tableOf(first.measure.title, fields)]
      }),
    ],
  }
}

const tableOf = (caption: string, fields: readonly FieldOffered[]): ReportBlock => ({
  kind: 'table',
  caption,
  description: t('reportTemplate:list.description'),
  columns: [
    { label: t('reportTemplate:list.field'), align: 'start', width: 45 },
    { label: t('reportTemplate:list.value'), align: 'start', width: 25 },
    { label: t('reportTemplate:list.says'), align: 'start', width: 30 },
  ],
  rows: fields.map(({ text, value, label }) => ({
    cells: [{ text }, { text: shortened(value.words, 160) }, { text: label }],
  })),
})

import { t } from '@core/words/words'
import type { ReportBlock } from './model'
import type { ReportMatter } from './report-matter'

export function readingBlocks({ project }: ReportMatter): ReportBlock[] {
  const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })
  return [
    { kind: 'heading', level: 1, text: t('report:reading.title') },
    { kind: 'list', items: Object.values(t('report:reading.terms', { returnObjects: true })) },
    body(t('report:reading.hidden', { threshold: project.smallestGroup })),
    body(t('report:reading.zero')),
    body(t('report:reading.edit')),
  ]
}

import type { ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { words } from './words'

export function readingBlocks({ project }: ReportMatter): ReportBlock[] {
  const { reading } = words
  const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })
  return [
    { kind: 'heading', level: 1, text: reading.title },
    { kind: 'list', items: reading.terms },
    body(reading.hidden(project.smallestGroup)),
    body(reading.zero),
    body(reading.edit),
  ]
}

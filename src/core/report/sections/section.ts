import type { LeftOut, ReportBlock } from '../model'
import type { OutlineSection } from '../outlines'
import type { ReportMatter } from '../report-matter'

/** What a section leaves out for the sake of the people in it, by reason. */
export type Withheld = readonly Omit<LeftOut, 'sectionId'>[]

/** One kind of section: a heading of level 1 and what belongs to it, or nothing where there is nothing to say. */
export type SectionMaker = {
  readonly blocks: (matter: ReportMatter, section: OutlineSection) => readonly ReportBlock[]
  readonly withheld?: (matter: ReportMatter, section: OutlineSection) => Withheld
}

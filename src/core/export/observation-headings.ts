/** The headings every table of observations begins with; one a dimension follows, and `restHeadings` come last. */
export const observationHeadings = ['measure id', 'measure', 'kind', 'unit', 'day', 'value', 'denominator', 'known']
export const dimensionHeading = (name: string): string => `by ${name.trim()}`
/** The dimension a heading is of; null: it is another column. */
export const dimensionOfHeading = (heading: string): string | null => /^by (.+)$/.exec(heading)?.[1] ?? null

/** What a value cell says of a suppressed value. A missing one is an empty cell; `known` has the word for both. */
export const suppressedMark = 'suppressed'

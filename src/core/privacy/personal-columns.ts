const personalHeadings =
  /\b(e-?mails?|mail address|phone|telephone|mobile( number)?|whatsapp|user ?name|full name|first name|last name|surname|forename|given name|family name|nick ?name|address|post ?code|zip( code)?|date of birth|d\.?o\.?b\.?|birthday|nhs number|national insurance|passport|ip address|device ?id|imei|submitted by|gps|latitude|longitude|altitude|contact details?|signature)\b/i
const onlyName =
  /^(your |the )?names?( \(optional\))?\s*[?:*]?$|\bwhat('s| is| was) your (full |first |last )?name\b|\bname of (the )?(respondent|participant|person|child|client|tenant)\b/i

/** True for a heading of what tells who somebody is: a name, a way to reach them, where exactly they live. */
export const isPersonalHeading = (heading: string): boolean => {
  const plain = heading.replace(/_/g, ' ').trim()
  return onlyName.test(plain) || personalHeadings.test(plain)
}

const consent =
  /\b(consent(ed|s)?|gdpr|data protection|privacy (notice|policy|statement)|opt(ed)?[- ]in)\b|\b(agree|happy|willing|permission) (for us )?to (take part|taking part|participat\w*|be (contacted|part)|the use|share|sharing|store|storing|use|using)\b|\bagree to (the|our|these) (terms|use|processing|storing|sharing)\b|\b(may|can|could) we (contact|call|email|share|use|store|quote)\b/i

/** True for a heading that asks whether somebody takes part or may be written to: kept where it was given, no figure of its own. */
export const isConsentHeading = (heading: string): boolean => consent.test(heading.replace(/_/g, ' '))

const timeOfDay = /(^|\D)\d{1,2}:\d{2}(\D|$)/

/**
 * Of dimensions with their words, those that tell one person from another: called after what says who somebody is, or with the
 * time of day at which each answered.
 */
export const personalDimensions = (
  dimensions: Iterable<readonly [name: string, word: string]>,
): ReadonlySet<string> => {
  const personal = new Set<string>()
  for (const [name, word] of dimensions) {
    if (!personal.has(name) && (isPersonalHeading(name) || timeOfDay.test(word))) personal.add(name)
  }
  return personal
}

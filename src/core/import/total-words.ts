import { tidyText } from '@core/same-text'

/**
 * Words by which a row says that it adds others up, in English, the languages of the participants' page, and those that other
 * published tables are in. Whole words only: Allerdale is a place.
 */
const wholes = [
  'all|both|everyone|everybody|overall|combined|grand total|sub-?total|totals?|sum|_t|tot|(whole|entire) [\\p{L} ]+',
  '(all|both|total) (sexes|genders|ages|age groups|persons|people|areas|places|districts|regions|councils|households|types|kinds|tenures|groups|ethnicities|ethnic groups|categories|sites|services|providers|causes|reasons|durations|countries|local authorities|clients|residents|adults|applicants|usual residents|combined)',
  'males? and females?|men and women|women and men|m ?\\+ ?f|people of all ages',
  'any (sex|age|gender)|all (men and women|ages and sexes)|(full|whole|entire|all) year|annual',
  // Eurostat; `EU` alone is a group of nationalities.
  '(eu|ea)\\d{2}(_\\d{4})?|(european union|euro ?area) ?[-–(] ?.*\\d.*|oecd( ?[-–] ?(total|average)|members)?',
  '(the )?(whole )?world( total)?|monde( entier)?|welt|mundo|mondo|świat|lume|світ|العالم',
  // All landlords; but All Saints is a ward.
  '(all|both) (?!saints|souls|hallows|stars)[\\p{Ll} -]+s',
  // Welsh, Polish, Romanian, Ukrainian, Arabic
  'cyfanswm|pawb|pob (oed|oedran|rhyw|ardal|un|person)|y ddau ryw|holl',
  'ogółem|razem|łącznie|suma|wszyscy|wszystkie|wszystko|obie płcie|w sumie',
  'toate|toți|toti|ambele sexe|toate vârstele|total general',
  'усього|всього|разом|загалом|усі|всі|обидві статі|чоловіки і жінки|усі вікові групи',
  'المجموع|الإجمالي|الاجمالي|إجمالي|الكل|الجميع|جميع الأعمار|كلا الجنسين|الجنسين|المجموع الكلي',
  // German, French, Spanish, Italian, Portuguese, Dutch, Russian
  'gesamt|insgesamt|alle|summe|zusammen|beide geschlechter|ensemble|tous|toutes|les deux sexes|total général',
  'todos|todas|ambos|ambos sexos|totale|tutti|totaal|beide geslachten|всего|итого|оба пола',
].join('|')
const wholeWord = new RegExp(`^(?:${wholes})$`, 'iu')
const sexes =
  /^(men|women|males?|females?|boys?|girls?|m|f|man|woman|non-?binary|other|unknown|not (known|stated|specified))$/i
const peopleOfAnySex = /^(persons?|people|t|population|adults|children)$/i
const namedTotal = /^(grand[ -]|sub[ -]?)?totals?\b|\b(sub[ -]?)?totals?$/i
/** `Land insgesamt`, `Ensemble des communes`, `Alle Altersgruppen`. */
const saysAllOf =
  /(?<!\p{L})(insgesamt|gesamt|ogółem|razem|łącznie|cyfanswm|усього|всього|разом|итого|всего|المجموع|الإجمالي|totaal|totale|en conjunto|ukupno|celkem|celkom|összesen|yhteensä|totalt|i alt|toplam|σύνολο|viso|kokku|kopā|общо)$|^(insgesamt|ogółem|razem|cyfanswm|усього|всього|ensemble (du|de|des)|totaal|totale|celkem|összesen|yhteensä|toplam|σύνολο) |^(alle|tous les|toutes les|todos los|todas las|tutti i|tutte le|todos os|todas as|wszystkie|wszyscy|toate|toți|усі|всі|все) \p{Ll}/iu
/** What figures of the others are in another way: their average, the largest of them. */
const statistic =
  /^(the )?(averages?|avg\.?|mean|median|min(imum)?|max(imum)?|std\.? ?dev(iation)?|standard deviation|moyenne|médiane|durchschnitt|mittelwert|mittel|promedio|mediana|media|średnia|середнє|medie|cyfartaledd|gemiddelde|gjennomsnitt|genomsnitt|المتوسط)( (of|for) [\p{L} ]+| (value|figure))?$/iu
const ofWhich =
  /^[^\p{L}\p{N}]*(of which|of whom|of these|of those|including|incl\.|which includes?|thereof|davon|darunter|dont|de los cuales|di cui|w tym|din care|o'r rhain|з них|у тому числі|в том числе|из них|منهم|منها|من بينهم)(?!\p{L})/iu

/** True for `of which: families`: a row that counts again a part of another. */
export const isPartOfAnother = (word: string): boolean => ofWhich.test(word)

/** True for `Average`, `Max`: a row that says of others what they are in the middle, at the least or at the most. */
export const isStatisticOfOthers = (word: string): boolean =>
  statistic.test(word) || /^(?!above|below|around|about|over|under|near).+ (average|mean|median)$/i.test(word)

/** True for `Total`, `Region total`. */
export const isNamedTotal = (word: string): boolean => namedTotal.test(word)

/** True where a word among these others says that it stands for all of them. */
export function saysAll(word: string, others: readonly string[]): boolean {
  const plain = tidyText(word).replace(/^[^\p{L}\p{N}_]+(?=\p{L})|[\s:*†.]+$/gu, '')
  // `All services (each person once)`
  const bare = plain.replace(/(?<=\S) \([^()]*\)$/, '')
  if ([plain, bare].some(each => wholeWord.test(each) || isNamedTotal(each) || saysAllOf.test(each))) return true
  return peopleOfAnySex.test(plain) && others.length > 0 && others.every(other => other === word || sexes.test(other))
}

/** How wide the places of the United Kingdom are that a table may name above the others: smaller is wider. Null: none of them. */
export function widthOfPlace(word: string): number | null {
  const plain = tidyText(word).toLowerCase()
  const at = nationsAndRegions.findIndex(names => names.includes(plain))
  return at === -1 ? null : at
}

const nationsAndRegions = [
  ['united kingdom', 'uk', 'the united kingdom'],
  ['great britain', 'gb'],
  ['england and wales', 'england & wales'],
  ['england', 'scotland', 'wales', 'northern ireland', 'cymru', 'lloegr'],
]

let countries: ReadonlySet<string> | null = null

/** True for a country of the world outside the United Kingdom: where they are listed, England is one of them. */
export function isOtherCountry(word: string): boolean {
  countries ??= namesOfCountries()
  const plain = tidyText(word).toLowerCase()
  // `France métropolitaine`, `Total Nacional` of one.
  return countries.has(plain) || countries.has(plain.replace(/ (métropolitaine|entière|\(total\)|state)$/, ''))
}

/** What offices of one country call all of it, in columns of places: a word that may mean something else in others. */
export const isWholeCountry = (word: string): boolean =>
  /^(state|the state|riket|hele landet|landet|nation(al|wide)?|whole country|country total|bundesgebiet|total nacional)$/i.test(
    tidyText(word).replace(/^\d+ /, ''),
  )

/** The nations that a wider place of the United Kingdom is made of. Null: all that are there. */
export function nationsIn(word: string): RegExp | null {
  const width = widthOfPlace(word)
  if (width === 2) return /^(england|wales|cymru|lloegr)$/i
  return width === 1 ? /^(england|wales|scotland|cymru|lloegr)$/i : null
}

/** The languages in which tables name countries. */
const languages = 'en cy pl ro uk ar de fr es it pt nl ru tr cs sk hu sv da nb fi el'.split(' ')

function namesOfCountries(): ReadonlySet<string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap(a => letters.map(b => a + b)).filter(code => code !== 'GB' && code !== 'UK')
  const known = languages.flatMap(language => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    return codes.flatMap(code => names.of(code)?.toLowerCase() ?? [])
  })
  return new Set([...known, 'republic of ireland'])
}

/** Of other countries, the widest first: each holds those that follow. */
const kindsElsewhere = [
  'pays|país|paese|kraj|țară|країна|gwlad|bund|staat|niveau national|nacional|nazionale|krajowy|الدولة|البلد',
  'régions?|regiones|región|regioni?|regionen?|bundesl[aä]nd(er)?|województw[oa]|regiunea?|область|rhanbarth|comunidad(es)? autónomas?|المنطقة|محافظة',
  'départements?|provincias?|province|provincie|(land)?kreise?|kreisfreie stadt|powiaty?|județ(ul|e)?|район|المديرية',
  'communes?|gemeinden?|municipios?|comuni|comune|gemeente|gminy?|comun[aă]|громада|kommuner?|البلدية',
]
const elsewhere = kindsElsewhere.map((kinds, at): readonly [RegExp, RegExp] => [
  new RegExp(`^(?:${kinds})$`, 'iu'),
  new RegExp(`^(?:${kindsElsewhere.slice(at + 1).join('|') || '(?!)'})$`, 'iu'),
])

/** Kinds of place, the widest first; of each whether the places of a later kind are in it. */
const kindsOfPlace: readonly (readonly [kind: RegExp, parts: RegExp])[] = [
  [/^(united kingdom|uk|great britain|national|world|global|total|all)$/i, /./],
  [
    /^(country|countries|nation|england|wales|scotland|country level)$/i,
    /^(?!united|uk|great|national|countr|nation)./i,
  ],
  [
    /^(regions?|regional|english region|government office region|itl ?1|nuts ?1)$/i,
    /county|district|unitary|borough|council|local|ward|lsoa|msoa|itl ?[23]|nuts ?[23]|authority|city/i,
  ],
  [/^(metropolitan county|met county)$/i, /metropolitan district|met district/i],
  [/^(combined authority|city region|sub-?region)$/i, /district|unitary|borough|council|local authority/i],
  [
    /^(county|counties|shire county|county council|non-metropolitan county|upper tier)$/i,
    /^(non-metropolitan |shire )?(district|borough)s?$|district council|lower tier|^local authority district$/i,
  ],
  [/^(inner london|outer london|london)$/i, /london borough/i],
  [
    /^((local authority|non-metropolitan|metropolitan|shire)? ?districts?|unitary( authority)?|london boroughs?|boroughs?|council( area)?s?|local authorit(y|ies)( district)?|la|lad|lower tier|district council|principal area|city)$/i,
    /^(ward|electoral ward|lsoa|msoa|output area|parish|neighbourhood|community)s?$/i,
  ],
  [/^(ward|electoral ward|lsoa|msoa|output area|parish|neighbourhood|community)s?$/i, /^$/],
  ...elsewhere,
]

/** True for a column of such words. */
export const areKindsOfPlace = (words: readonly string[]): boolean =>
  words.length > 0 && words.every(word => kindsOfPlace.some(([kind]) => kind.test(word)))

/** Of kinds of place those that hold places of another kind that is there, the widest first. */
export const kindsAboveOthers = (words: readonly string[]): string[] =>
  kindsOfPlace.flatMap(([kind, parts]) =>
    words.filter(
      word => kind.test(word) && words.some(other => other !== word && !kind.test(other) && parts.test(other)),
    ),
  )

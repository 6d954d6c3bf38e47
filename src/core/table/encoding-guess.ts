import { type SingleByteEncoding, singleByteEncodings, textOf } from './encodings'

/** How some of the file's texts would read. */
export type EncodingChoice = { readonly encoding: SingleByteEncoding; readonly sample: readonly string[] }

const choicesShown = 3
const sampleShown = 4
const longestShown = 60

/**
 * The likeliest encodings of texts that have letters beyond ASCII, the likeliest first, none of which reads as one before it. Each is
 * judged by the language that fits it best: by how often that language has these letters, and whether they stand where letters do.
 * It is a proposal for a person to look at.
 */
export function likelyEncodings(texts: readonly Uint8Array[]): EncodingChoice[] {
  const scored = singleByteEncodings.map(encoding => {
    const read = texts.map(textOf(encoding))
    return { encoding, read, score: scoreOf(read.flatMap(signsIn)) - (rarity[encoding] ?? 1.5) }
  })
  const choices: EncodingChoice[] = []
  const seen = new Set<string>()
  for (const { encoding, read } of scored.toSorted((a, b) => b.score - a.score)) {
    const whole = read.join('\n')
    if (seen.has(whole) || choices.length === choicesShown) continue
    seen.add(whole)
    const shown = read.map(text => text.trim()).filter(text => text.length <= longestShown)
    choices.push({ encoding, sample: (shown.length > 0 ? shown : read).slice(0, sampleShown) })
  }
  return choices
}

/** What speaks against an encoding before anything is read, as a logarithm. */
const rarity: Readonly<Partial<Record<SingleByteEncoding, number>>> = {
  'windows-1252': 0,
  'windows-1250': 0.7,
  'windows-1251': 0.7,
  'windows-1253': 0.7,
  'windows-1254': 0.5,
  'windows-1255': 0.7,
  'windows-1256': 0.7,
  'windows-1257': 0.9,
  ibm850: 2,
  ibm852: 2,
  'iso-8859-3': 2.5,
  'iso-8859-4': 2.5,
  'iso-8859-10': 2.5,
  'iso-8859-14': 2.5,
}

/** Letters beyond ASCII, the most frequent first. */
const latinLetters = [
  'üäöß',
  'éèàêçâôîùûëïœ',
  'óíáéñúü',
  'ãçáéóêíâúõôà',
  'àèéùòì',
  'åäöøæé',
  'áíóéúðöæþý',
  'ëéïöü',
  'áéíóú',
  'âôêîŵŷïöáë',
  'àèéíòóúçïü',
  'łąężśćóńź',
  'íáéěýřžčšůúťďňó',
  'áíéčšžýúľťňôďäóŕĺ',
  'áéöőóüíűú',
  'ăîâșțşţ',
  'šžčćđ',
  'ıüşğçöİâ',
  'äõüöšž',
  'āīēšūņļģķčž',
  'ėšžįųąūęč',
  'ħġżċà',
  'ëç',
]
const otherLetters = [
  'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  'оаинвіерткслмудпяьзйбгчєхжїцшющґф',
  'аиоентрсвлкдпмзгъубчяжцйхщшюьф',
  'аиоенрсјтукдвлмпгзбчжћшцхњђљфџ',
  'аоиетнрвскдлпумјгзбчштцжќфхѓњљџѕ',
  'аінеорыстлкдўяьпмузбвчгхэцйжшюёф',
  'αοιετσνηυρπκμλςωόάίδέήύγχθφβώξζψϊϋΐΰ',
  'יוהלארמתבשנכקדפחםעגטסזצןךףץ',
  'ايلمونترباعدسهفقكحجىةشصطخذزضغظءئؤأإآپچژگ',
]

type Language = { readonly isLatin: boolean; readonly chance: ReadonlyMap<string, number> }

/** The chance of each letter falls with its place. */
const languageOf = (letters: string, isLatin: boolean): Language => {
  const places = [...letters].map((letter, place) => [letter, 1 / (place + 2)] as const)
  const sum = places.reduce((total, [, chance]) => total + chance, 0)
  return { isLatin, chance: new Map(places.map(([letter, chance]) => [letter, Math.log(chance / sum)])) }
}
const languages = [
  ...latinLetters.map(letters => languageOf(letters, true)),
  ...otherLetters.map(letters => languageOf(letters, false)),
]
const foreignLetter = Math.log(0.0008)

/** A sign beyond ASCII: a letter and what stands around it, or something else and what it costs. */
type Sign = {
  /** In lower case; null: no letter. */
  readonly letter: string | null
  readonly cost: number
  /** Beside a letter of ASCII; behind one that is not. */
  readonly besideAscii: boolean
  readonly behindOther: boolean
}

const isLetter = (text: string | undefined): boolean => text !== undefined && /\p{L}/u.test(text)
const isAscii = (text: string | undefined): boolean => text !== undefined && /[a-z]/i.test(text)
const isUpper = (text: string): boolean => text !== text.toLowerCase()

function signsIn(text: string): Sign[] {
  const all = [...text]
  return all.flatMap((sign, place): Sign[] => {
    if (sign <= '\u007f') return []
    const [before, after] = [all[place - 1], all[place + 1]]
    const besideAscii = isAscii(before) || isAscii(after)
    if (!isLetter(sign))
      return [{ letter: null, cost: otherCost(sign, before, after), besideAscii, behindOther: false }]
    let cost = 0
    if (before !== undefined && isLetter(before)) {
      if (isUpper(sign) && !isUpper(before)) cost += Math.log(0.02)
      if (sign === 'ñ' && !/[aeiouáéíóú]/i.test(after ?? '')) cost += Math.log(0.1)
      if (sign === 'þ') cost += Math.log(0.1)
    } else if (sign === 'ð') cost += Math.log(0.05)
    if (!isLetter(before) && !isLetter(after)) cost += Math.log(0.1)
    if (/\d/.test(`${before}${after}`)) cost += Math.log(0.02)
    return [{ letter: sign.toLowerCase(), cost, besideAscii, behindOther: isLetter(before) && !isAscii(before) }]
  })
}

function otherCost(sign: string, before: string | undefined, after: string | undefined): number {
  if (/[\p{Cc}\ufffd]/u.test(sign)) return Math.log(1e-6)
  if (/\p{M}/u.test(sign)) return Math.log(0.05)
  const isInside = isLetter(before) && isLetter(after)
  if (sign === '’' && isInside) return Math.log(0.3)
  // No word begins with one.
  if (sign === '’' && isLetter(after)) return Math.log(0.003)
  if (/[£€]/.test(sign) && !isLetter(before) && !isLetter(after)) return Math.log(0.3)
  // Spaces stand between words.
  if (sign === '\u00a0' && (before === undefined || after === undefined)) return Math.log(0.01)
  const isUsual = /[’‘“”„–—…°«»©®½¼²³·•№§\u00a0£€]/.test(sign)
  return Math.log((isUsual ? 0.1 : 0.003) * (isInside ? 0.02 : 1))
}

/** Of the language that fits best. */
const scoreOf = (signs: readonly Sign[]): number =>
  Math.max(...languages.map(language => signs.reduce((sum, sign) => sum + chanceOf(sign, language), 0)))

function chanceOf({ letter, cost, besideAscii, behindOther }: Sign, { isLatin, chance }: Language): number {
  if (letter === null) return cost
  const own = chance.get(letter) ?? foreignLetter
  // Letters of Latin alphabets stand among those of ASCII, all others among themselves.
  if (isLatin) return own + cost + (behindOther ? Math.log(0.2) : 0)
  return own + cost + (besideAscii ? Math.log(0.01) : 0)
}

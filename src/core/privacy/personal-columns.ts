import { firstNames as listedNames } from './first-names'

const personalHeadings =
  /\b(e-?mails?|mail address|phone|telephone|mobile( number)?|whatsapp|user ?name|full name|first name|last name|surname|forename|given name|family name|nick ?name|address|post ?code|zip( code)?|date of birth|d\.?o\.?b\.?|birthday|nhs number|national insurance|passport|ip address|device ?id|imei|submitted by|gps|latitude|longitude|altitude|contact details?|signature|initials)\b/i
const onlyName =
  /^(your |the )?names?( \(optional\))?\s*[?:*]?$|\bwhat('s| is| was) your (full |first |last )?name\b|\bname of (the |your )?(main |key )?(respondent|participant|person|child|client|tenant|contact|(case|key|social|support) ?worker|manager|officer|referrer|volunteer|member of staff|parent|carer|guardian)\b|\b(contact|respondent|participant|client|tenant|(case|key|social|support) ?worker|referrer|volunteer|parent|carer|guardian)('?s)?( person)?('?s)? name\b|^(main |key )?contact( person)?$/i

/** Lower case, without accents, one space: `Prénom` is `prenom`. */
const personalWord = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’ʼ`]/g, "'")
    .replace(/ł/gi, 'l')
    .replace(/ı/g, 'i')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase()

/** The same in the other languages of forms, as whole words after `personalWord`: `\b` knows no accents and no other script. */
const personalHeadingsElsewhere = new RegExp(
  `(^|[^\\p{L}])(${[
    'courriel|adresse de messagerie|adresse mail|adresse electronique|nom de famille|prenoms?|nom et prenoms?|votre nom|telephone|date de naissance|code postal|numero de securite sociale',
    'vorname|nachname|familienname|vor- und nachname|anschrift|adresse|telefon(nummer)?|handynummer|mobilnummer|geburtsdatum|geburtstag|postleitzahl|plz|e-mail-adresse',
    'apellidos?|nombre y apellidos?|nombre completo|su nombre|correo( electronico)?|telefono|movil|direccion|fecha de nacimiento|codigo postal',
    'cognome|nome e cognome|posta elettronica|indirizzo( e-?mail)?|cellulare|data di nascita|codice fiscale',
    'sobrenome|apelido|nome completo|seu nome|endereco|morada|telefone|telemovel|celular|data de nascimento|nif|cpf',
    'voornaam|achternaam|e-mailadres|adres|telefoonnummer|mobiel|geboortedatum|bsn',
    'imie|nazwisko|imie i nazwisko|adres( e-?mail)?|numer telefonu|telefon|data urodzenia|kod pocztowy|pesel',
    'prenume|nume si prenume|numele|numele dumneavoastra|adresa|data nasterii|cod postal|cnp',
    'cyfeiriad( e-?bost)?|e-?bost|enw llawn|enw cyntaf|cyfenw|eich enw|rhif ffon|ffon|dyddiad geni|cod post',
    "електронна пошта|ел\\. ?пошта|ім'?я|імʼя|прізвище|телефон|номер телефону|адреса|дата народження|поштовий індекс",
    'электронная почта|фамилия|имя|отчество|телефон|адрес|дата рождения',
    'البريد الالكتروني|الايميل|الاسم|اسمك|الاسم الكامل|رقم الهاتف|الهاتف|الجوال|العنوان|تاريخ الميلاد|الرمز البريدي',
    'e-posta|ad soyad|adiniz|soyadi?|telefon numarasi|dogum tarihi',
  ]
    .map(words => personalWord(words))
    .join('|')})($|[^\\p{L}])`,
  'u',
)
/** Words that name a person and, in other tables, a place or a thing: personal as the whole heading alone. */
const onlyNameElsewhere = /^(nom|nombre|nome|naam|navn|namn|nimi|nume|nazwa|enw|isim|ad)\s*[?:*]?$/

/** True for a heading of what tells who somebody is: a name, a way to reach them, where exactly they live. */
export const isPersonalHeading = (heading: string): boolean => {
  const plain = heading.replace(/_/g, ' ').trim()
  if (onlyName.test(plain) || personalHeadings.test(plain)) return true
  const folded = personalWord(plain)
  return folded.length <= 120 && (onlyNameElsewhere.test(folded) || personalHeadingsElsewhere.test(folded))
}

/** Headings of a person, whom some tables call by a number or a pseudonym and others by name. */
const isPersonHeading = (heading: string): boolean =>
  /^(who|whom|wer|qui|quien|chi|kto|cine|pwy|хто|кто|client|service user|participant|respondent|resident|tenant|beneficiary|member|guest|patient|person|people|usager|beneficiaire|personne|klient(in)?|kunde|kundin|teilnehmer(in)?|bewohner(in)?|usuarios?|participante|persona|beneficiario|utente|partecipante|deelnemer|bewoner|clients?|klienci|uczestnik|osoba|beneficiar|participant|persoana|cleient|cyfranogwr|person|клієнт|учасник|клиент|участник|العميل|المستفيد|المشارك)s?( name)?$/.test(
    personalWord(heading),
  )

/** Headings of where somebody lives, or of a name: of one person in some tables, of a place in others. */
const mayBeOfPlaces =
  /^names?$|addres|adres|anschrift|direcci|endere|morada|indirizzo|post|\bzip\b|plz|gps|itude|cyfeiriad|адрес|індекс|عنوان|رمز/iu
/** A number that is one person's or one case's: `Referral ref`, `Client ID`. */
const isReference = (heading: string): boolean =>
  /\b(case|client|referral|participant|respondent|person|people|service user|user|customer|member|tenant|applicant|application|household|record|response|submission|interview|patient|pupil|student|staff|volunteer|resident|beneficiary|enquiry)s?[ _.-]?(ref(erence)?|id|no|nr|num(ber)?|code|key|uid|guid|#)\.?( ?(no|number|id|code)\.?)?$|^(unique |our |your |internal )?ref(erence)?\.?( ?(no|number|code)\.?)?$|^(flat|room|apartment|apt|house|door)( (no|number|name))?\.?$|\p{L}{3}[ -]?(nr|nummer|numer|n[uú]mero|num[eé]ro|номер)\.?$|^(nr|nummer|numer|n[uú]mero|num[eé]ro|номер|رقم) \p{L}/iu.test(
    heading.replace(/_/g, ' ').trim(),
  )

const email = /[^\s@]+@[^\s@]+\.[^\s@]{2,}/
const phone = /^(\+|00|0|\(0|\(\+)[\d\s().\-/]{7,22}$|^\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}$/
const postcode =
  /^([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{2}-\d{3}|\d{4} ?[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|BT\d{1,2} ?\d[A-Z]{2})$/i
const personNumber =
  /^([A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]|\d{2} ?\d{6} ?[A-Z] ?\d{3}|[12] \d{2} \d{2} \d{2} \d{3} \d{3}( \d{2})?|\d{3} \d{3} \d{4}|\d{3}-\d{2}-\d{4}|\d{10,15}|\d{8}[A-Z]|[XYZ]\d{7}[A-Z]|[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?!\d{1,3}(\.\d{3}){3}$)\d{1,3}(\.\d{1,3}){3})$/i
const digitsIn = (text: string): number => text.replace(/\D/g, '').length
const wordsOfName = /^[\p{Lu}\p{Lo}][\p{L}'’.-]*([ ,]+[\p{L}'’.-]+){0,4}$/u

/** Whether a cell, whatever its heading says, is a way to reach somebody or a number that is one person's. */
const isContact = (cell: string): boolean =>
  email.test(cell) ||
  (phone.test(cell) && digitsIn(cell) >= 9 && !/^0[.,]\d+$/.test(cell)) ||
  postcode.test(cell) ||
  personNumber.test(cell)

const firstNames: ReadonlySet<string> = new Set([...listedNames].map(personalWord))
const startsWithFirstName = (cell: string): boolean => {
  const words = personalWord(cell).split(/[ ,.-]+/)
  return firstNames.has(words[0] ?? '') || (cell.includes(',') && firstNames.has(words[1] ?? ''))
}

const fewestCells = 3
const cellsLookedAt = 2000
/** What is longer is a text, and neither a name nor a number. */
const longestCell = 200

/**
 * Which columns tell one person from another, by what their cells hold, in whatever language the headings are: most are ways to reach
 * somebody or numbers of a person; most are names (three of ten first names are known ones); different words in nearly every row under a
 * heading of a person; or words that the addresses in another column are made of. Places in `headings`.
 */
export function personalColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): ReadonlySet<number> {
  const looked = rows.slice(0, cellsLookedAt)
  const columns = headings.map((_, place) => looked.map(row => (row[place] ?? '').slice(0, longestCell).trim()))
  const personal = new Set<number>()
  for (const [place, cells] of columns.entries()) if (holdsPersonal(headings[place] ?? '', cells)) personal.add(place)
  const addresses = columns.filter(cells => cells.some(cell => email.test(cell)))
  for (const [place, cells] of columns.entries()) {
    if (!personal.has(place) && addresses.some(those => areMadeOf(those, cells))) personal.add(place)
  }
  return personal
}

function holdsPersonal(heading: string, cells: readonly string[]): boolean {
  const filled = cells.filter(cell => cell !== '')
  if (holdContacts(filled) || holdNames(filled)) return true
  const areNumbers = shareOf(filled, cell => /^[-\d.,]+$/.test(cell)) > 0.5
  if (filled.length > 0 && !areNumbers && isPersonalHeading(heading) && !mayBeOfPlaces.test(personalWord(heading)))
    return true
  const haveDigits = shareOf(filled, cell => /\d/.test(cell) && cell.length <= 40) > 0.9
  const areCodes = shareOf(filled, cell => /^\p{L}{1,6}[-_/]?\d[\p{L}\d-]*$/u.test(cell)) > 0.9
  const areOfOne = (haveDigits && isReference(heading)) || (areCodes && isPersonHeading(heading))
  if (filled.length >= fewestCells && differ(filled) > 0.9 && areOfOne) return true
  return (
    filled.length >= fewestCells &&
    isPersonHeading(heading) &&
    differ(filled) > 0.9 &&
    shareOf(filled, isNameLike) >= 0.8
  )
}

const shareOf = (cells: readonly string[], is: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(is).length / cells.length
const differ = (cells: readonly string[]): number => new Set(cells.map(personalWord)).size / Math.max(1, cells.length)
const isNameLike = (cell: string): boolean => cell.length <= 60 && wordsOfName.test(cell)

function holdContacts(filled: readonly string[]): boolean {
  if (filled.length === 0) return false
  if (shareOf(filled, cell => email.test(cell) && cell.length <= 100) >= 0.3) return true
  const contacts = filled.filter(isContact)
  if (contacts.length < filled.length / 2) return false
  // Amounts of ten digits are rare; a column of them is no column of people's numbers but where each has one of its own, all of one length.
  const bare = contacts.filter(cell => /^\d+$/.test(cell))
  if (bare.length <= contacts.length / 2) return true
  const isOfOneLength = new Set(bare.map(cell => cell.length)).size === 1 && bare.length >= filled.length * 0.9
  return filled.length >= fewestCells && differ(filled) > 0.9 && isOfOneLength
}

/** `J. Smith`, `O'Neil, P.`: nothing but people is called so. `N. Ireland` and `W. Sussex` are. */
const initialed =
  /^(?!(?:[NSEWC]\. ?)+\p{Lu})(?:\p{Lu}\. ?){1,3}\p{Lu}[\p{L}'’-]+$|^\p{Lu}[\p{L}'’-]+, ?(?:\p{Lu}\. ?){1,3}$/u
const holdInitialed = (filled: readonly string[]): boolean => {
  const isSo = (cell: string) => cell.length <= 60 && initialed.test(cell)
  return filled.length >= fewestCells && shareOf(filled, isSo) >= 0.5 && new Set(filled.filter(isSo)).size > 1
}

/** `Jo Smith` and `Al Brown`, however often each comes: `Victoria Park` stands beside other parks. */
function holdFullNames(filled: readonly string[]): boolean {
  const different = [...new Set(filled)]
  const isFull = (cell: string) => /^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+$/u.test(cell) && startsWithFirstName(cell)
  return different.length >= 2 && shareOf(different, isFull) >= 0.6
}

/** A town may be called Florence; three of ten are not. */
const holdNames = (filled: readonly string[]): boolean =>
  holdInitialed(filled) ||
  holdFullNames(filled) ||
  (differ(filled) > 0.5 &&
    shareOf(filled, isNameLike) >= 0.8 &&
    filled.filter(startsWithFirstName).length >= Math.max(2, filled.length * 0.3))

/** Whether half of the addresses or more hold a word of their row's cell: `ann@example.org` beside `Ann Ames`. */
function areMadeOf(addresses: readonly string[], cells: readonly string[]): boolean {
  let compared = 0
  let alike = 0
  for (const [row, address] of addresses.entries()) {
    const local = email.test(address) ? personalWord(address.split('@')[0] ?? '') : ''
    const words = personalWord(cells[row] ?? '').split(/[^\p{L}]+/u)
    if (local === '' || words.every(word => word === '') || email.test(cells[row] ?? '')) continue
    compared++
    if (words.some(word => word.length >= 3 && local.includes(word))) alike++
  }
  return compared >= 2 && alike >= compared / 2
}

const consent =
  /\b(consent(ed|s)?|gdpr|data protection|privacy (notice|policy|statement)|opt(ed)?[- ]in)\b|\b(agree|happy|willing|permission) (for us )?to (take part|taking part|participat\w*|be (contacted|part)|the use|share|sharing|store|storing|use|using)\b|\bagree to (the|our|these) (terms|use|processing|storing|sharing)\b|\b(may|can|could) we (contact|call|email|share|use|store|quote)\b/i

/** True for a heading that asks whether somebody takes part or may be written to: kept where it was given, no figure of its own. */
export const isConsentHeading = (heading: string): boolean => consent.test(heading.replace(/_/g, ' '))

const timeOfDay = /(^|\D)\d{1,2}:\d{2}(\D|$)/

/**
 * Of dimensions with their words, those that tell one person from another: called after what says who somebody is, with words that do
 * (`personalColumns`), or with the time of day at which each answered.
 */
export const personalDimensions = (
  dimensions: Iterable<readonly [name: string, word: string]>,
): ReadonlySet<string> => {
  const words = new Map<string, Set<string>>()
  for (const [name, word] of dimensions) words.set(name, (words.get(name) ?? new Set()).add(word))
  const personal = new Set<string>()
  for (const [name, own] of words) {
    const cells = [...own].slice(0, cellsLookedAt).map(word => word.slice(0, longestCell))
    if (isPersonalHeading(name) || cells.some(word => timeOfDay.test(word)) || holdContacts(cells) || holdNames(cells))
      personal.add(name)
  }
  return personal
}
